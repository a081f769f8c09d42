import Measures
import Testing

struct WindowTests {
    @Test func `a window has the length between its ends`() {
        #expect(StatusHistoryTests.window(10, 70).length == .seconds(60))
    }

    @Test func `a window that ends before it starts is empty`() {
        #expect(StatusHistoryTests.window(70, 10) == StatusHistoryTests.window(70, 70))
    }
}
