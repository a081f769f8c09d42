import Feedback
import Testing

struct TextLengthTests {
    private static let marked = "a" + String(repeating: "\u{301}", count: 300_000)

    @Test(arguments: [
        ("", 0, false), ("a", 0, true), ("abc", 3, false), ("abcd", 3, true), ("ééé", 3, false),
        ("👩‍👩‍👧‍👦ab", 3, false), ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3, true), ("a\u{301}\u{301}\u{301}", 1, false),
        ("a\u{301}\u{301}\u{301}\u{301}", 1, true), (marked, 1200, true), ("abc", .max, false), ("a", -1, true),
    ])
    func `a text is too long by its characters, or by more than four scalars for each that it may have`(
        text: String, limit: Int, isTooLong: Bool
    ) {
        #expect(Intake.isTooLong(text, limit: limit) == isTooLong)
        #expect((Intake.length(text) > max(0, limit)) == isTooLong)
    }

    @Test(arguments: [
        ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("abcd", 1, "…"), ("abcd", 0, ""), ("👩‍👩‍👧‍👦bcd", 3, "👩‍👩‍👧‍👦b…"),
        ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3, "👩‍👩‍👧‍👦…"), (marked, 10, "…"), ("Hello " + marked, 10, "Hello …"), ("", 0, ""), ("a", -1, ""),
    ])
    func `a text that is too long is cut between characters and ends so that it shows`(
        text: String, limit: Int, short: String
    ) {
        let shortened = Intake.shortened(text, to: limit)
        #expect(shortened == short)
        #expect(!Intake.isTooLong(shortened, limit: limit))
    }
}
