public import Measures
public import Registry

/// A measure that a loop is or may be judged by.
public struct LoopMeasure: Sendable, Hashable {
    /// The id of the measure.
    public var id: String
    /// What it is called.
    public var title: Text
    /// The part of the service that is measured; nothing for the service as a whole.
    public var part: Subject?
    /// The channel, where one is measured.
    public var channel: ChannelLabel?

    /// Creates a measure.
    public init(id: String, title: Text, part: Subject? = nil, channel: ChannelLabel? = nil) {
        self.id = id
        self.title = title
        self.part = part
        self.channel = channel
    }

    /// What a form sends for it.
    var choice: String { part.map { "\(id) \($0)" } ?? id }

    /// The measure and the subject that a form sent; nothing where it is neither.
    public static func chosen(_ choice: String, of service: String) -> (measure: String, subject: Subject)? {
        let words = choice.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        switch words.count {
        case 1: return (words[0], .service(service))
        case 3: return SubjectKind(rawValue: words[1]).map { (words[0], Subject(kind: $0, path: words[2])) }
        default: return nil
        }
    }
}
