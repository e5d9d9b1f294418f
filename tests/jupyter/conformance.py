"""The protocol's own conformance tests (jupyter_kernel_test), every group filled in for C#."""

import os
import unittest

import jupyter_kernel_test


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = os.environ.get("DEEPDAY3_KERNEL", ".net-csharp")
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'

    completion_samples = [
        {"text": "Console.WriteLi", "matches": {"WriteLine"}},
        {"text": "System.Text.StringBui", "matches": {"StringBuilder"}},
        {"text": 'var text = "abc"; text.ToUpperI', "matches": {"ToUpperInvariant"}},
        {"text": "new[] { 1, 2 }.Aggregat", "matches": {"Aggregate", "AggregateBy"}},
    ]

    complete_code_samples = ["1 + 1", "int a = 1;", "for (int i = 0; i < 3; i++) { }", "// words", "#!time\n1 + 1"]
    incomplete_code_samples = ["if (true) {", "int F(int n)\n{", "/* words", 'var text = """\n  raw', "Console.WriteLine("]
    invalid_code_samples = ["int 5x = ;", "}", ") + 1;"]

    code_page_something = "Console.WriteLine?"
    code_generate_error = 'throw new InvalidOperationException("expected");'

    code_execute_result = [
        {"code": "1 + 1", "result": "2"},
        {"code": '"text"', "result": "text"},
        {"code": "Enumerable.Range(1, 4).Sum()", "result": "10"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        {"code": '"# title".DisplayAs("text/markdown");', "mime": "text/markdown"},
    ]

    code_history_pattern = "1*"
    supported_history_operations = ("tail", "range", "search")

    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "DeepDay3.Notebooks.Display.OutputScope.Current.Clear(false);"


if __name__ == "__main__":
    unittest.main(verbosity=2)
