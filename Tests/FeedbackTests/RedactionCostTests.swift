import Glibc
import Testing

@testable import Feedback

struct RedactionCostTests {
    @Test(arguments: [
        "1 ", "1", "12-", "0 1", "01 ", "06 12 34 56 78 ", "06 12 34 56 78, ", "12 345 678, ", "call 12 345 678, ",
        "4111 1111 1111 1111 ", "4111111111111111", "41 ", "a dot ", "a at ", "at dot ", "a@", "@", "GB82 ", "NO ",
        "a at b dot ", "number is ", "[phone] ", "[", "(", "AB 12 ", "2026-01-01 ", "a\u{301}", "numéro 1234567 ",
    ])
    func `eight times the text costs no more than some eight times the work`(piece: String) {
        func cost(_ length: Int) -> Double {
            let text = String(String(repeating: piece, count: length / piece.count + 1).prefix(length))
            let start = Self.seconds()
            _ = Redactor.redacted(text)
            return Self.seconds() - start
        }
        _ = cost(100)
        // Were it quadratic, it would be 64 times.
        #expect(cost(9600) < cost(1200) * 28 + 0.02)
    }

    /// What this thread alone has worked, since other tests run beside this one.
    private static func seconds() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
