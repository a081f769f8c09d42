public import Registry

/// One thing that goes wrong in the town for a while, on one channel of one service.
public struct Fault: Hashable, Sendable {
    /// What goes wrong.
    public enum Kind: Hashable, Sendable {
        /// Every request is answered with 503.
        case answersUnavailable
        /// A page comes with status 200 that says sorry.
        case saysSorry
        /// The answer comes late.
        case answersLate(by: Duration)
        /// No answer comes.
        case hangs
        /// The port is closed.
        case refusesConnections
        /// The phone system reports that its line does not work.
        case reportsFailure
        /// The phone system says nothing any more.
        case fallsSilent
    }

    /// The slug of the service.
    public var service: String
    /// The slug of the channel.
    public var channel: String
    /// What goes wrong.
    public var kind: Kind
    /// When it begins, counted from the start of the demonstration.
    public var begins: Duration
    /// When it is over.
    public var ends: Duration
    /// What begins, as a sentence without a time.
    public var words: Text
    /// What it is that is over, as a sentence.
    public var wordsWhenOver: Text

    /// Creates a fault.
    public init(
        service: String, channel: String, kind: Kind, begins: Duration, ends: Duration, words: Text,
        wordsWhenOver: Text
    ) {
        self.service = service
        self.channel = channel
        self.kind = kind
        self.begins = begins
        self.ends = ends
        self.words = words
        self.wordsWhenOver = wordsWhenOver
    }

    /// The same fault, later.
    func shifted(by duration: Duration) -> Fault {
        var fault = self
        fault.begins += duration
        fault.ends += duration
        return fault
    }
}

/// The beginning or the end of a fault.
public struct FaultEvent: Hashable, Sendable {
    /// The fault.
    public var fault: Fault
    /// Whether it begins; else it is over.
    public var isBeginning: Bool

    /// When it happens, counted from the start of the demonstration.
    public var at: Duration { isBeginning ? fault.begins : fault.ends }

    /// What happens, in words for a person.
    public var words: Text { isBeginning ? fault.words : fault.wordsWhenOver }

    /// One line of a log, `14:02:31 the parking permit's web page now answers 503`, with the time of day in UTC.
    ///
    /// - Parameters:
    ///   - start: when the demonstration started.
    ///   - language: the language of the words.
    public func line(start: Timestamp, language: String = "en") -> String {
        "\((start + at).description.dropFirst(11).prefix(8)) \(words.words(in: language))"
    }
}
