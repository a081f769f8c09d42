import Foundation
import Testing

/// One mistake in the sample of a service file.
struct BrokenSample: Sendable, CustomTestStringConvertible {
    /// What is wrong.
    let name: String
    /// The part of the sample that is replaced where it first stands.
    let part: String
    /// What stands there instead.
    let replacement: String
    /// The messages, without the file's name.
    let messages: [String]

    init(_ name: String, replacing part: String, with replacement: String, messages: [String]) {
        self.name = name
        self.part = part
        self.replacement = replacement
        self.messages = messages
    }

    var testDescription: String { name }
}

@Suite struct BrokenSampleTests {
    @Test(arguments: headMistakes + partsMistakes + channelsMistakes + wholeMistakes)
    func `each mistake is told with its place, what was expected and what was meant`(sample: BrokenSample) throws {
        let range = try #require(sampleService.range(of: sample.part))
        let text = sampleService.replacingCharacters(in: range, with: sample.replacement)
        #expect(messages(text) == sample.messages.map { "service.yaml:" + $0 })
    }
}
