public import Registry

/// One mail that the demonstration caught.
public struct CaughtMailModel: Sendable, Hashable {
    /// Its number.
    public var id: Int
    /// When it came.
    public var at: Timestamp
    /// Who sent it.
    public var from: String
    /// To whom.
    public var to: [String]
    /// Its subject.
    public var subject: String
    /// Its text.
    public var text: String

    /// Creates a mail.
    public init(id: Int, at: Timestamp, from: String, to: [String], subject: String, text: String) {
        self.id = id
        self.at = at
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
    }
}
