import Glibc
import PageText
import Testing

@Suite struct HostileTextTests {
    /// Pieces that make readers of markup stumble.
    static let pieces: [[UInt8]] =
        [
            "<", ">", "</", "<!", "<!--", "-->", "--!>", "-", "&", "&#", "&#x", ";", "&nbsp", "&NotEqualTilde;", "\"",
            "'",
            "=", "/", " ", "\n", "script", "style", "title", "textarea", "template", "svg", "math", "plaintext", "xmp",
            "foreignObject", "<p ", "<b>", "</script", "<![CDATA[", "]]>", "<?xml", "meta charset=utf-16", "a", "Start",
            "e\u{301}",
            "\u{1100}\u{1161}", "\u{AD}", "\u{A0}", "\u{FEFF}", "\u{1F600}", "\u{344}\u{315}",
        ].map { Array($0.utf8) } + [
            [0], [0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90], [0x80], [0x1B, 0x24],
        ]

    static let types = [
        nil, "text/html", "text/html; charset=shift_jis", "text/html; charset=utf-16", "application/xhtml+xml",
        "text/xml",
        "text/plain; charset=iso-2022-jp", "text/html; charset=gb18030", "image/png",
    ]

    struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test(arguments: 0..<12)
    func `whatever comes, text comes out that is UTF-8, composed, collapsed and bounded`(seed: Int) throws {
        var numbers = Numbers(state: UInt64(seed) &* 7919 &+ 1)
        for _ in 0..<250 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0..<60, using: &numbers) {
                bytes += Self.pieces.randomElement(using: &numbers) ?? []
            }
            let type = (Self.types.randomElement(using: &numbers) ?? nil).flatMap(MediaType.init(header:))
            let content = DecodedContent(bytes: bytes, isWhole: Bool.random(using: &numbers))
            let text = VisibleText(content, type: type)
            #expect(text.bytes.count <= 4 * bytes.count + 3)
            let string = try #require(String(validating: text.bytes, as: UTF8.self))
            #expect(Array(VisibleText.normalised(string).utf8) == text.bytes, "\(bytes)")
            #expect(!string.utf8.starts(with: " ".utf8) && !string.contains("  "))
            let limited = VisibleText(content, type: type, limit: 20)
            #expect(limited.bytes.count <= 20)
            // What a limit leaves is the beginning, unless a character at its end would have been composed.
            #expect(text.bytes.count <= 20 || !limited.isWhole)
        }
    }

    @Test(arguments: ["gzip", "deflate", "br", "zstd", "gzip, br", "zstd, gzip"])
    func `rubbish is refused or unpacked, and never more than the limit comes out`(codings: String) {
        var numbers = Numbers(state: 5)
        for round in 0..<200 {
            var bytes: [UInt8] = (0..<Int.random(in: 0..<200, using: &numbers)).map { _ in
                UInt8.random(in: 0...255, using: &numbers)
            }
            if round % 2 == 0 { bytes = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + bytes }
            let content = DecodedContent(bytes: bytes, isWhole: round % 3 != 0)
            let unpacked = try? Unpacking.unpacked(
                content, codings: ContentCoding.named(in: [codings]), limit: 1000)
            #expect((unpacked?.bytes.count ?? 0) <= 1000)
        }
    }

    /// The time that this thread has had a processor: what others do meanwhile does not count.
    private static var processorTime: Duration {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    /// Twice as much takes at most a few times as long: what grows with the square takes four times as long, each time.
    @Test(arguments: [
        "<", "&", "<!--", "<!-- --", "</", "<a b=\"", "<a ", "<script>", "<script><!--", "<svg>", "<template>",
        "<title>",
        "<textarea></textare", "&CounterClockwiseContourIntegral", "&#9", "e\u{301}", "\u{301}\u{323}", "<![CDATA[",
        "<p>",
        "<plaintext", "\u{1100}\u{1161}\u{11A8}", "<xmp></xm", " \u{A0}", "<meta http-equiv=refresh content=0>", "]]",
        "--",
    ])
    func `time grows with the length and no faster`(piece: String) {
        func time(_ count: Int) -> Duration {
            let bytes = Array(String(repeating: piece, count: count / piece.utf8.count).utf8)
            return (0..<3).map { _ in
                let start = Self.processorTime
                _ = VisibleText(DecodedContent(bytes: bytes, isWhole: true), type: MediaType(essence: "text/html"))
                return Self.processorTime - start
            }.min() ?? .zero
        }
        let (short, long) = (time(8_000), time(128_000))
        // Sixteen times as much; with the square it would be 256 times as long.
        #expect(long < short * 90 + .milliseconds(50), "\(piece): \(short) \(long)")
    }
}
