import Curl
import PageText

/// What an answer holds: its bytes unpacked, and its text where somebody asks for it.
struct AnswerContent: Sendable {
    /// The bytes, unpacked; empty where they cannot be.
    let body: [UInt8]
    /// Whether these are all, and no limit ended the reading.
    let isWhole: Bool
    /// What the header says the bytes are; nil where it says nothing.
    let type: MediaType?
    /// Why the bytes cannot be unpacked, in words; nil where they are.
    let problem: String?
    /// What a person would read, where that was asked for beforehand.
    private let read: VisibleText?

    /// Unpacks an answer.
    ///
    /// - Parameters:
    ///   - result: the answer.
    ///   - type: what its header says the bytes are; nil where it says nothing.
    ///   - isCut: whether a limit ended its reading.
    ///   - limit: the most bytes that are unpacked.
    ///   - readsText: whether its text will be asked for, perhaps more than once.
    init(_ result: borrowing TransferResult, type: MediaType?, isCut: Bool, limit: Int, readsText: Bool) {
        let came = DecodedContent(bytes: result.body, isWhole: !isCut)
        self.type = type
        do {
            let unpacked =
                came.bytes.isEmpty
                ? came
                : try Unpacking.unpacked(
                    came, codings: ContentCoding.named(in: result.headers(.contentEncoding)), limit: limit)
            body = unpacked.bytes
            isWhole = unpacked.isWhole
            problem = nil
            read = readsText ? VisibleText(unpacked, type: type, limit: limit) : nil
        } catch {
            body = []
            isWhole = true
            problem = "\(error)"
            read = nil
        }
    }

    /// What a person would read.
    var text: VisibleText { read ?? VisibleText(content, type: type) }

    /// The characters as UTF-8, markup and all.
    var characters: [UInt8] { VisibleText.characters(of: content, type: type) }

    private var content: DecodedContent { DecodedContent(bytes: body, isWhole: isWhole) }
}
