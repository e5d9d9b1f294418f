namespace DeepDay3.Jupyter.Zmtp;

/// <summary>The unit of the wire: part of a message, or a command.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="HasMore">True when the message goes on in the next frame.</param>
/// <param name="IsCommand">True for the protocol's own words, such as READY.</param>
readonly record struct ZmtpFrame(byte[] Body, bool HasMore, bool IsCommand);
