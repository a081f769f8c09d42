public import Registry

/// Every visible word of the pages and mails, in one language, with times in one zone.
///
/// Each message names both languages in one call of `say`, so a message that lacks one does not compile, and a third
/// language changes `say` and with it every message. One file per area: `Messages+overview.swift` and so on.
public struct Messages: Sendable, Hashable {
    /// The language.
    public let language: Language
    /// The zone in which times are written.
    public let zone: DisplayZone
    /// The moment of writing, for "today" and "yesterday".
    public let now: Timestamp
    /// Whether times name their day in full, for what is read later than it is written.
    public let isReadLater: Bool

    /// Creates the words of a language.
    public init(_ language: Language, zone: DisplayZone = .utc, now: Timestamp, isReadLater: Bool = false) {
        self.language = language
        self.zone = zone
        self.now = now
        self.isReadLater = isReadLater
    }

    /// The same words with times in another zone; the same for none.
    func inZone(_ zone: DisplayZone?) -> Messages {
        Messages(language, zone: zone ?? self.zone, now: now, isReadLater: isReadLater)
    }

    /// The wording of this language.
    func say(_ english: @autoclosure () -> String, _ french: @autoclosure () -> String) -> String {
        switch language {
        case .english: english()
        case .french: Messages.spaced(french())
        }
    }

    /// A text of a file in this language, else in the first one written.
    public func text(_ text: Text) -> String { wording(text).words }

    /// The wording of a text in this language, else in the first one written.
    func wording(_ text: Text) -> Text.Wording {
        let tag = language.rawValue
        if let exact = text.wordings.first(where: { $0.language == tag }) { return exact }
        return text.wordings.first { Language(tag: $0.language) == language } ?? text.wordings[0]
    }

    /// A list with "and" before the last.
    public func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + say(" and ", " et ") + last
    }

    /// A text in quotation marks.
    func quoted(_ text: String) -> String { say("“\(text)”", "« \(text) »") }

    /// The same text with its first letter in capitals.
    func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    /// Whether a blank stands before punctuation or after `«`; most texts need nothing, and this tells it cheaply.
    private static func needsSpacing(_ text: String) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if previous == UInt8(ascii: " ") {
                switch byte {
                case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "%"),
                    0xC2:
                    return true
                default: break
                }
            }
            // The last byte of `«`.
            if byte == UInt8(ascii: " "), previous == 0xAB { return true }
            previous = byte
        }
        return false
    }

    /// French puts a space that does not break before `: ; ? ! »` and after `«`.
    static func spaced(_ text: String) -> String {
        guard needsSpacing(text) else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count + 8)
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if previous == " " {
                result.unicodeScalars.append(":;?!»%".unicodeScalars.contains(scalar) ? "\u{A0}" : " ")
            }
            if scalar == " ", previous == "«" {
                result.unicodeScalars.append("\u{A0}")
                previous = nil
                continue
            }
            if scalar != " " { result.unicodeScalars.append(scalar) }
            previous = scalar
        }
        if previous == " " { result.unicodeScalars.append(" ") }
        return result
    }
}
