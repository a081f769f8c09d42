import NIOCore

extension Channel {
    /// The port that a listening channel got.
    var boundPort: UInt16 {
        get throws {
            guard let port = localAddress?.port, let number = UInt16(exactly: port) else {
                throw TownError(
                    description: "the system opened a port and did not say which one; start the demonstration again")
            }
            return number
        }
    }
}

/// What keeps the town from opening, in words.
public struct TownError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to do.
    public let description: String
}
