namespace DeepDay3.Tests;

public class AtomicFileTests
{
    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        string folder = Directory.CreateTempSubdirectory("deepday3").FullName;
        try
        {
            string path = Path.Combine(folder, "new", "file");
            AtomicFile.Write(path, stream => stream.WriteByte(1));

            Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
            {
                stream.WriteByte(2);
                throw new InvalidOperationException();
            }));

            Assert.Equal([1], File.ReadAllBytes(path));
            Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
