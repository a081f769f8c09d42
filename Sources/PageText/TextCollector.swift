/// Puts text together as people see it: white space collapsed, what cannot be seen left out, in Unicode's form C.
///
/// Text comes in pieces, which need not end between words.
struct TextCollector {
    /// The text so far, UTF-8.
    private(set) var text: [UInt8] = []
    /// Whether the limit ended it.
    private(set) var isCut = false
    private let limit: Int
    private var isSpaceDue = false
    /// Where the last word begins, and whether something in it may have to be composed.
    private var wordStart = 0
    private var mayChange = false

    /// - Parameter limit: the most bytes that are kept.
    init(limit: Int) {
        self.limit = limit
    }

    /// How many bytes of text there are, the last word composed.
    mutating func mark() -> Int {
        endWord()
        return text.count
    }

    /// Goes on with valid UTF-8.
    mutating func append(_ bytes: ArraySlice<UInt8>) {
        guard text.count < limit else {
            isCut = isCut || !bytes.isEmpty
            return
        }
        let (start, end) = (bytes.startIndex, bytes.endIndex)
        unsafe bytes.withUnsafeBufferPointer { bytes in
            var place = 0
            let count = end - start
            while place < count {
                let first = place
                while place < count, unsafe bytes[place] &- 0x21 < 0x5F { place += 1 }
                if place > first {
                    begin()
                    unsafe text.append(contentsOf: bytes[first..<place])
                }
                guard place < count else { return }
                let byte = unsafe bytes[place]
                if byte < 0x80 {
                    append(control: byte)
                    place += 1
                } else {
                    let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                    guard place + length <= count else { return }
                    unsafe append(bytes, place, length)
                    place += length
                }
            }
        }
    }

    /// Goes on with one scalar.
    mutating func append(_ scalar: Unicode.Scalar) {
        append(Array(String(scalar).utf8)[...])
    }

    /// Ends the word: what follows is another one.
    mutating func separate() {
        endWord()
        isSpaceDue = true
    }

    /// The whole text.
    mutating func finish() -> [UInt8] {
        endWord()
        if text.count > limit {
            isCut = true
            text.removeLast(text.count - limit)
            text.removeLast(text.count - UTF8Check.wholeCharacters(in: text))
        }
        return text
    }

    /// Goes on with a byte of ASCII that is no letter, digit or sign.
    private mutating func append(control byte: UInt8) {
        switch byte {
        case 0: break
        case 0x09...0x0D, 0x20: separate()
        default:
            begin()
            text.append(byte)
        }
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ length: Int) {
        var value = unsafe UInt32(bytes[place]) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { value = unsafe value << 6 | UInt32(bytes[place + offset]) & 0x3F }
        switch value {
        // Unicode's white space beyond ASCII.
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: separate()
        // Soft hyphens, places where a line may break or not, marks of direction, marks of the byte order: never seen.
        case 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: break
        default:
            begin()
            if value >= 0x300, !mayChange, Composition.mayChange(value) { mayChange = true }
            unsafe text.append(contentsOf: bytes[place..<(place + length)])
        }
    }

    private mutating func begin() {
        guard isSpaceDue else { return }
        isSpaceDue = false
        if !text.isEmpty { text.append(0x20) }
        wordStart = text.count
    }

    private mutating func endWord() {
        guard mayChange else { return }
        mayChange = false
        let word = Composition.composed(String(decoding: text[wordStart...], as: UTF8.self))
        text.removeLast(text.count - wordStart)
        text.append(contentsOf: word.utf8)
        // What comes next is compared with the composed word only.
        wordStart = text.count
    }
}

extension TextCollector {
    /// A text as it is compared: what a condition says, and what stands in an answer that has no markup.
    static func normalised(_ bytes: [UInt8], limit: Int = .max) -> (text: [UInt8], isCut: Bool) {
        var collector = TextCollector(limit: limit)
        collector.append(bytes[...])
        let text = collector.finish()
        return (text, collector.isCut)
    }
}
