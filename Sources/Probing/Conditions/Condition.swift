public import Patterns

/// One line of a probe definition that holds or does not: `status in 200..299`, `time.total < 800ms`.
///
/// `description` is the line in its canonical form, from which the same condition is read.
public enum Condition: Sendable, Hashable {
    /// The status code is in one of the ranges.
    case status(in: [ClosedRange<Int>])
    /// The status code is in none of the ranges.
    case statusOutside([ClosedRange<Int>])
    /// A phase took so long.
    case time(TimedPhase, Comparison, Duration)
    /// What a person would read is like this; the words are normalised as that is.
    case text(TextTest)
    /// The body, unpacked, is like this.
    case body(TextTest)
    /// The body has so many bytes.
    case bodySize(Comparison, Int)
    /// What stands at a place of a JSON body.
    case json(JSONPath, JSONTest)
    /// A header (in small letters) is there, is not, or is like this.
    case header(String, HeaderTest)
    /// The certificate is valid.
    case certificateValid
    /// The certificate is valid for so many more days.
    case certificateDaysLeft(Comparison, Int)
    /// So many redirects were followed.
    case redirects(Comparison, Int)
    /// The URL at which the answer was found is like this.
    case url(TextTest)
    /// The version of HTTP is like this.
    case httpVersion(TextTest)

    /// Whether it takes work that grows with what a server sends: it is evaluated off the engine's thread.
    public var isCostly: Bool {
        switch self {
        case .json, .text: true
        case .body(let test), .url(let test), .httpVersion(let test), .header(_, .text(let test)): test.isCostly
        default: false
        }
    }

    /// Whether it looks at the words of an answer: who asks for some knows what should be there.
    var isAboutWords: Bool {
        switch self {
        case .text, .body, .json: true
        default: false
        }
    }

    /// Whether it says how many bytes there should be.
    var isAboutSize: Bool { if case .bodySize = self { true } else { false } }

    /// Whether it names just one status code, and that one.
    func asks(forStatus code: Int) -> Bool { self == .status(in: [code...code]) }

    /// Whether it judges the status code.
    var isAboutStatus: Bool {
        switch self {
        case .status, .statusOutside: true
        default: false
        }
    }
}

/// A phase of a run; redirects are added together.
public enum TimedPhase: String, CaseIterable, Sendable, Hashable {
    case dns, connect, tls
    case firstByte = "first_byte"
    case transfer, total

    /// How long it took, in microseconds.
    func microseconds(in phases: ProbeResult.Phases) -> Int64 {
        switch self {
        case .dns: phases.nameLookup
        case .connect: phases.connect
        case .tls: phases.tls
        case .firstByte: phases.firstByte
        case .transfer: phases.transfer
        case .total: phases.total
        }
    }
}

/// What a place of a JSON body has to be like.
public enum JSONTest: Sendable, Hashable {
    /// Something is there, if only null.
    case exists
    /// Nothing is there.
    case missing
    case compared(Comparison, JSONOperand)
    case text(TextTest)
}

/// What a place of a JSON body is compared with.
public enum JSONOperand: Sendable, Hashable {
    case text(String)
    /// A number; compared with text it is not equal.
    case number(Double)
    case boolean(Bool)
    case null
}

/// What a header has to be like.
public enum HeaderTest: Sendable, Hashable {
    case present
    case absent
    /// Its value is like this. Where it came more than once, one of the values is, or all are where something must not be;
    /// where it is absent, this fails.
    case text(TextTest)
}
