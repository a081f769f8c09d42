/// Takes out of people's words what would name a person, before anything is kept; all the rest stays.
///
/// A check digit alone proves little: of random 16-digit numbers a tenth passes for a card. So a number is taken out where
/// its check digit is right **and** it looks or is spoken of as what it is (usual groups, a date in it, a word before it);
/// a case number must not be eaten. Rules and vectors: python-stdnum's documentation examples, RFC 5322, ISO 13616,
/// ISO/IEC 7812, ITU-T E.164.
public enum Redactor {
    /// The version of the rules: what was redacted by older ones can be found and done again.
    public static let version = 2

    /// A finder of one kind of personal data.
    struct Finder: Sendable {
        let kind: PersonalData
        /// The places where it stands, in the order of the text, not overlapping.
        let find: @Sendable (ScannedText) -> [Range<Int>]
    }

    /// The finders in the order in which they look: what one has taken, later ones do not see.
    static let finders: [Finder] = [.email, .iban, .card, .nationalNumbers, .phone]

    /// The text without personal data.
    public static func redacted(_ text: String) -> RedactedText {
        var whole = RedactedText(text: text)
        // What was glued to something else stands free once that is gone. Each turn takes something out, so it ends.
        while true {
            let turn = once(whole.text)
            guard !turn.taken.isEmpty else { return whole }
            whole.text = turn.text
            whole.taken.merge(turn.taken, uniquingKeysWith: +)
        }
    }

    private static func once(_ text: String) -> RedactedText {
        var scanned = ScannedText(text)
        var found: [(range: Range<Int>, kind: PersonalData)] = []
        for finder in finders {
            let ranges = finder.find(scanned)
            found += ranges.map { ($0, finder.kind) }
            for range in ranges { scanned.hide(range) }
        }
        guard !found.isEmpty else { return RedactedText(text: text) }
        var taken: [PersonalData: Int] = [:]
        var written = String.UnicodeScalarView()
        var place = 0
        let scalars = Array(text.unicodeScalars)
        for (range, kind) in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            let source = scanned.source(of: range)
            // One character may end what was found and begin the next: ¼ reads as 1 and 4.
            written.append(contentsOf: scalars[place..<max(place, source.lowerBound)])
            written.append(contentsOf: kind.placeholder.unicodeScalars)
            place = source.upperBound
            taken[kind, default: 0] += 1
        }
        written.append(contentsOf: scalars[place...])
        return RedactedText(text: String(written), taken: taken)
    }
}
