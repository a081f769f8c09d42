import Glibc

/// From bytes in some charset to UTF-8, as browsers do: what cannot be read becomes U+FFFD, and nothing ever fails.
///
/// iconv knows the large tables. The charsets that it reads differently from the Encoding standard, or that are frequent
/// enough to be worth a loop of their own, are decoded here.
public enum CharacterDecoding {
    private static let unreadable: [UInt8] = [0xEF, 0xBF, 0xBD]
    private static let euro: [UInt8] = [0xE2, 0x82, 0xAC]
    /// The euro sign of old GBK, and that of Big5 in the Encoding standard's index.
    private static let euroSigns: [String: [UInt8]] = ["GB18030": [0x80], "BIG5-HKSCS": [0xA3, 0xE1]]

    /// The characters as UTF-8.
    ///
    /// - Parameters:
    ///   - mark: how many bytes at the start are the mark of the byte order, and no text.
    ///   - isWhole: whether the bytes are all; a character that a limit cut in two is left out.
    public static func utf8(_ bytes: [UInt8], _ charset: Charset, mark: Int = 0, isWhole: Bool = true) -> [UInt8] {
        if let converter = charset.converter { return converted(bytes, converter, isWhole: isWhole) }
        switch charset.name {
        case "utf-8": return repaired(bytes, mark: mark, isWhole: isWhole)
        case "utf-16le": return utf16(bytes[mark...]) { UInt16($1) << 8 | UInt16($0) }
        case "utf-16be": return utf16(bytes[mark...]) { UInt16($0) << 8 | UInt16($1) }
        // Charsets that have been used to attack browsers: one character says that something was there.
        case "replacement": return bytes.isEmpty ? [] : unreadable
        case "x-user-defined": return single(bytes) { 0xF780 + UInt32($0 & 0x7F) }
        case "macintosh": return single(bytes) { macintosh[Int($0 & 0x7F)] }
        default: return single(bytes) { windows1252($0).value }
        }
    }

    private static func repaired(_ bytes: [UInt8], mark: Int, isWhole: Bool) -> [UInt8] {
        let end = isWhole ? bytes.count : max(mark, UTF8Check.wholeCharacters(in: bytes))
        let isUnchanged = mark == 0 && end == bytes.count
        if UTF8Check.isValid(bytes, isWhole: isWhole) { return isUnchanged ? bytes : Array(bytes[mark..<end]) }
        return Array(String(decoding: bytes[mark..<end], as: UTF8.self).utf8)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, _ unit: (UInt8, UInt8) -> UInt16) -> [UInt8] {
        let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// A charset of single bytes whose lower half is ASCII.
    private static func single(_ bytes: [UInt8], upper: (UInt8) -> UInt32) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                text.append(byte)
            } else if let scalar = Unicode.Scalar(upper(byte)) {
                text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return text
    }

    private static func converted(_ bytes: [UInt8], _ converter: String, isWhole: Bool) -> [UInt8] {
        let handle = unsafe iconv_open("UTF-8", converter)
        // iconv says "no" with a pointer of all ones; then ASCII at least is read.
        guard unsafe handle != iconv_t(bitPattern: -1), let handle = unsafe handle else {
            return bytes.flatMap { $0 < 0x80 ? [$0] : unreadable }
        }
        defer { unsafe iconv_close(handle) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 2)
        var scratch = [CChar](repeating: 0, count: 16 << 10)
        var input = bytes.map { CChar(bitPattern: $0) }
        func take(_ count: Int) {
            for byte in scratch[..<count] { text.append(UInt8(bitPattern: byte)) }
        }
        unsafe input.withUnsafeMutableBufferPointer { input in
            var from = input.baseAddress
            var left = input.count
            while left > 0 {
                let (code, produced) = unsafe scratch.withUnsafeMutableBufferPointer { scratch in
                    unsafe step(handle, &from, &left, into: scratch)
                }
                take(produced)
                switch code {
                case 0, E2BIG: continue
                case EINVAL where !isWhole: left = 0
                default:
                    // One byte is given up: what follows it may be a tag. A euro sign that iconv does not know is no fault.
                    let start = unsafe UnsafeBufferPointer(start: from, count: min(left, 2)).map(
                        UInt8.init(bitPattern:))
                    let sign = euroSigns[converter].flatMap { start.starts(with: $0) ? $0 : nil }
                    text.append(contentsOf: sign == nil ? unreadable : euro)
                    unsafe from = from?.advanced(by: sign?.count ?? 1)
                    left -= sign?.count ?? 1
                }
            }
        }
        // Where an accent might have followed, the last letter is still held back.
        take(
            unsafe scratch.withUnsafeMutableBufferPointer { scratch in
                var (none, left) = unsafe (UnsafeMutablePointer<CChar>?.none, 0)
                return unsafe step(handle, &none, &left, into: scratch).produced
            })
        return text
    }

    /// One call of iconv: its error (0 for none), and how many bytes it wrote.
    private static func step(
        _ handle: iconv_t, _ from: inout UnsafeMutablePointer<CChar>?, _ left: inout Int,
        into scratch: UnsafeMutableBufferPointer<CChar>
    ) -> (code: Int32, produced: Int) {
        var to = scratch.baseAddress
        var free = scratch.count
        let result = unsafe from == nil ? iconv(handle, nil, nil, &to, &free) : iconv(handle, &from, &left, &to, &free)
        return (result == -1 ? errno : 0, scratch.count - free)
    }

    /// A byte of the upper half of windows-1252.
    static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
        guard byte < 0xA0 else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(windows1252Controls[Int(byte & 0x1F)]) ?? "\u{FFFD}"
    }

    /// The upper half of macintosh; glibc has two characters of it wrong.
    private static let macintosh = """
        C4 C5 C7 C9 D1 D6 DC E1 E0 E2 E4 E3 E5 E7 E9 E8 EA EB ED EC EE EF F1 F3 F2 F4 F6 F5 FA F9 FB FC 2020 B0
        A2 A3 A7 2022 B6 DF AE A9 2122 B4 A8 2260 C6 D8 221E B1 2264 2265 A5 B5 2202 2211 220F 3C0 222B AA BA
        3A9 E6 F8 BF A1 AC 221A 192 2248 2206 AB BB 2026 A0 C0 C3 D5 152 153 2013 2014 201C 201D 2018 2019 F7
        25CA FF 178 2044 20AC 2039 203A FB01 FB02 2021 B7 201A 201E 2030 C2 CA C1 CB C8 CD CE CF CC D3 D4 F8FF
        D2 DA DB D9 131 2C6 2DC AF 2D8 2D9 2DA B8 2DD 2DB 2C7
        """.split(whereSeparator: \.isWhitespace).compactMap { UInt32($0, radix: 16) }

    /// What windows-1252 has where ISO 8859-1 has controls.
    private static let windows1252Controls: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
