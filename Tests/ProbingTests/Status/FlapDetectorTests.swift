import Testing

@testable import Probing

struct FlapDetectorTests {
    @Test func `changes that weigh exactly half of all are flapping, whatever floating point makes of their sum`() {
        var detector = FlapDetector()
        let script = "ggggbgbgggbbgbgbbbbgg"
        for letter in script.dropLast() { detector.take(isGood: letter == "g") }
        #expect(!detector.isFlapping)
        detector.take(isGood: script.last == "g")
        #expect(detector.isFlapping && detector.weightedShare == 0.5)
    }
}
