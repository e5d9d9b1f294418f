@echo off
rem Runs the deepday3 command, and builds it first when its sources are newer than the build.
rem deepday3 [--backend NAME] COMMAND ...     (NAME: managed, cpu, cuda-windows, cuda-linux, local)
setlocal EnableExtensions DisableDelayedExpansion
set "download=https://dotnet.microsoft.com/download/dotnet/10.0"
set "home=%~dp0"
set "home=%home:~0,-1%"
set "backend=%DEEPDAY3_BACKEND%"
if not defined backend set "backend=managed"
set "arguments=%*"
if not "%~1"=="--backend" goto arguments_done
if "%~2"=="" (
  >&2 echo deepday3: --backend needs a name: managed, cpu, cuda-windows, cuda-linux or local
  exit /b 2
)
set "backend=%~2"
rem Everything after the name, with its quotes.
for /f "tokens=2,* delims= " %%a in ("%arguments%") do set "arguments=%%b"
:arguments_done

set "root=%home%\artifacts\backends\%backend%"
if "%backend%"=="managed" set "root=%home%\artifacts" & goto backend_done
if "%backend%"=="cpu" goto backend_done
if "%backend%"=="cuda-windows" goto backend_done
if "%backend%"=="cuda-linux" goto backend_done
if "%backend%"=="local" goto backend_local
>&2 echo deepday3: unknown backend "%backend%": managed, cpu, cuda-windows, cuda-linux or local was expected
exit /b 2
:backend_local
if not exist "%TORCHSHARP_DIR%\TorchSharp.dll" (
  >&2 echo deepday3: the backend local needs TORCHSHARP_DIR, the folder that holds TorchSharp.dll and TorchVision.dll
  exit /b 2
)
:backend_done
set "program=%root%\bin\DeepDay3.Cli\release\deepday3-cli.dll"
set "stamp=%root%\deepday3-cli.stamp"

where dotnet >nul 2>nul
if errorlevel 1 (
  >&2 echo deepday3: the .NET SDK 10 or newer is needed and there is no dotnet on the PATH; it is at %download%
  exit /b 2
)

rem Up to date: the last build began after every source file was last changed.
if not exist "%program%" goto build
if not exist "%stamp%" goto build
powershell -NoProfile -ExecutionPolicy Bypass -Command "$s=(Get-Item -LiteralPath $env:stamp).LastWriteTimeUtc; $f=@(Get-ChildItem -LiteralPath (Join-Path $env:home 'src') -Recurse -Include *.cs,*.csproj,*.props,*.targets)+@(Get-ChildItem -Path (Join-Path $env:home 'Directory.*.props')); if ($f | Where-Object { $_.LastWriteTimeUtc -gt $s } | Select-Object -First 1) { exit 1 }"
if errorlevel 1 goto build
goto run

:build
set "major=0"
pushd "%home%"
for /f "tokens=1 delims=." %%v in ('dotnet --version 2^>nul') do set "major=%%v"
popd
set /a "major=major" >nul 2>nul
if %major% LSS 10 (
  >&2 echo deepday3: the .NET SDK 10 or newer is needed; it is at %download%
  exit /b 2
)
>&2 echo deepday3: building ...
if not exist "%root%" mkdir "%root%"
set "log=%root%\deepday3-build.%RANDOM%.log"
type nul > "%stamp%.new"
pushd "%home%"
if "%backend%"=="local" (
  dotnet build "%home%\src\DeepDay3.Cli" -c Release -nologo -v quiet "-p:TorchBackend=local" "-p:TorchSharpDir=%TORCHSHARP_DIR%" > "%log%" 2>&1
) else (
  dotnet build "%home%\src\DeepDay3.Cli" -c Release -nologo -v quiet "-p:TorchBackend=%backend%" > "%log%" 2>&1
)
set "result=%errorlevel%"
popd
if not "%result%"=="0" (
  type "%log%" >&2
  del "%log%" "%stamp%.new" 2>nul
  >&2 echo deepday3: the build failed; its messages are above
  exit /b 2
)
move /y "%stamp%.new" "%stamp%" >nul
del "%log%" 2>nul

:run
set "DEEPDAY3_HOME=%home%"
set "DEEPDAY3_BACKEND=%backend%"
dotnet exec "%program%" %arguments%
exit /b %errorlevel%
