/// Undoing of content codings, with a bound on what comes out: a small answer may stand for gigabytes.
///
/// Memory: what comes out, at most the limit, and the window of one decoder (32 KiB for gzip and deflate, at most 16 MiB for
/// brotli, 8 MiB for zstd).
public enum Unpacking {
    /// More codings on top of each other than any honest server uses.
    static let mostCodings = 5
    private static let chunk = 64 << 10

    /// Undoes all codings, the last one first.
    ///
    /// - Parameters:
    ///   - content: the bytes as they came, and whether they are all.
    ///   - codings: in the order in which they were applied.
    ///   - limit: the most bytes that come out of each.
    /// - Throws: `UndecodableContent` where a browser would show an error instead of the page.
    public static func unpacked(
        _ content: DecodedContent, codings: [ContentCoding], limit: Int
    ) throws(UndecodableContent) -> DecodedContent {
        guard codings.count <= mostCodings else {
            throw UndecodableContent(description: "it is compressed \(codings.count) times over")
        }
        var content = content
        for coding in codings.reversed() {
            // An empty body is empty however it is labelled.
            guard !content.bytes.isEmpty else { return content }
            content = try unpacked(content, coding, limit: limit)
        }
        return content
    }

    private static func unpacked(
        _ content: DecodedContent, _ coding: ContentCoding, limit: Int
    ) throws(UndecodableContent) -> DecodedContent {
        switch coding {
        case .gzip:
            guard let start = GzipHeader.end(in: content.bytes) else {
                // The header itself may have been cut by the limit.
                if !content.isWhole, content.bytes.starts(with: GzipHeader.mark.prefix(content.bytes.count)) {
                    return DecodedContent(bytes: [], isWhole: false)
                }
                throw UndecodableContent(description: "it is labelled gzip, and is not")
            }
            return try run(Inflater(.raw), content, from: start, limit: limit, .gzip)
        case .deflate:
            // The name means zlib's format; many servers send the bare one, and browsers take both.
            guard Inflater.isZlib(content.bytes) else {
                return try run(Inflater(.raw), content, from: 0, limit: limit, .deflate)
            }
            do {
                return try run(Inflater(.zlib), content, from: 0, limit: limit, .deflate)
            } catch {
                guard let bare = try? run(Inflater(.raw), content, from: 0, limit: limit, .deflate) else {
                    throw error
                }
                return bare
            }
        case .brotli: return try run(BrotliReader(), content, from: 0, limit: limit, .brotli)
        case .zstd: return try run(ZstdReader(), content, from: 0, limit: limit, .zstd)
        case .unreadable(let name):
            throw UndecodableContent(description: "it is labelled \(name), which no browser reads")
        }
    }

    private static func run(
        _ decoder: consuming (some StreamDecoder & ~Copyable)?, _ content: DecodedContent, from start: Int, limit: Int,
        _ coding: ContentCoding
    ) throws(UndecodableContent) -> DecodedContent {
        guard var decoder else { throw UndecodableContent(description: "there is no memory to undo \(coding.name)") }
        var found: [UInt8] = []
        var place = start
        let input = content.bytes
        var scratch = [UInt8](repeating: 0, count: chunk)
        while true {
            let step = decoder.step(input, from: place, into: &scratch)
            place += step.consumed
            let room = limit - found.count
            if step.produced > room {
                found.append(contentsOf: scratch[..<room])
                return DecodedContent(bytes: found, isWhole: false)
            }
            found.append(contentsOf: scratch[..<step.produced])
            switch step.state {
            // What follows the end is not looked at, as in browsers.
            case .ended: return DecodedContent(bytes: found, isWhole: content.isWhole)
            case .broken:
                throw UndecodableContent(description: "it is labelled \(coding.name), and cannot be undone as such")
            case .goesOn:
                guard step.produced == 0, place >= input.count || step.consumed == 0 else { continue }
                guard content.isWhole else { return DecodedContent(bytes: found, isWhole: false) }
                // Browsers show what came of a page that ends too early; in the other forms it cannot be told from a break.
                if !found.isEmpty, coding == .gzip || coding == .deflate {
                    return DecodedContent(bytes: found, isWhole: true)
                }
                throw UndecodableContent(description: "its \(coding.name) form ends in the middle")
            }
        }
    }
}

/// How far one step of a decoder got.
struct DecoderStep {
    enum State { case goesOn, ended, broken }

    var consumed: Int
    var produced: Int
    var state: State
}

/// Something that unpacks a stream of bytes, step by step.
protocol StreamDecoder: ~Copyable {
    /// Reads from a place on, and writes at most what fits.
    mutating func step(_ input: [UInt8], from place: Int, into output: inout [UInt8]) -> DecoderStep
}
