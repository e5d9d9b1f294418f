namespace DeepDay3.Data;

public static partial class DatasetCatalog
{
    /// <summary>The <see cref="ZipManifest"/> of the 3,000 recordings of version 1.0.10.</summary>
    internal const string Fsdd1010Manifest = "1801eae019c063377d98f831d3f93574f259475df7332bb0e3d1b080fb5e6959";

    /// <summary>The <see cref="ZipManifest"/> of the 2,500 recordings of version 1.0.9: those of 1.0.10 without the speaker lucas.</summary>
    internal const string Fsdd109Manifest = "917f6ba5bd04fc07c2dbabf863c8ef2b90c8d0fb67438afac7930333a71fe6a3";

    /// <summary>The Free Spoken Digit Dataset 1.0.10, which holds version 1.0.9.</summary>
    public static Dataset Fsdd => new("fsdd", "Free Spoken Digit Dataset 1.0.10", "spoken English digits, 8 kHz; 6 speakers, 3,000 recordings (1.0.9: 5 and 2,500)",
        "CC BY-SA 4.0", "Jackson, Souza, Flaks, Pan, Nicolas, Thite (2018): Free Spoken Digit Dataset. doi:10.5281/zenodo.1342401",
        [
            new("recordings", [new Uri("https://github.com/Jakobovski/free-spoken-digit-dataset/archive/refs/tags/v1.0.10.zip")],
            [
                // GitHub packs the archive when it is asked for one, so only what is in it is known for certain.
                new DatasetForm("fsdd/fsdd-v1.0.10.zip", DatasetPacking.Zip) { ContentSha256 = Fsdd1010Manifest },
                new DatasetForm("fsdd/fsdd-v1.0.10-recordings.zip", DatasetPacking.Zip) { ContentSha256 = Fsdd1010Manifest },
            ]),
        ]);
}
