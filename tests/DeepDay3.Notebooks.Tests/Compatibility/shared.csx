int Shared() => 12;
