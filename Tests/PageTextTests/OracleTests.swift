import Foundation
import PageText
import TestSupport
import Testing

/// The standard library of Python knows the same tables.
@Suite struct OracleTests {
    private static func text(_ html: String) -> String {
        let content = DecodedContent(bytes: Array(html.utf8), isWhole: true)
        let text = VisibleText(content, type: MediaType(essence: "text/html", charset: "utf-8"))
        return String(decoding: text.bytes, as: UTF8.self)
    }

    @Test func `every named reference means what Python says`() throws {
        let lines = try Python.bytes(
            """
            import html.entities as e, unicodedata, sys
            for name, value in sorted(e.html5.items()):
                sys.stdout.buffer.write((name + ' ' + '+'.join('%X' % ord(c) for c in value) + '\\n').encode())
            """)
        let known = String(decoding: lines, as: UTF8.self).split(separator: "\n")
        #expect(known.count > 2200)
        for line in known {
            let halves = line.split(separator: " ")
            let scalars = halves[1].split(separator: "+").compactMap {
                UInt32($0, radix: 16).flatMap(Unicode.Scalar.init)
            }
            var value = String.UnicodeScalarView()
            value.append(contentsOf: scalars)
            let expected = VisibleText.normalised("<\(String(value))>")
            #expect(Self.text("&lt;&\(halves[0])&gt;") == expected, "\(line)")
        }
    }

    @Test func `references are resolved as Python resolves them`() throws {
        let samples = [
            "&notit; &notin; &amp &ampx &lt3 &#x41 &#65z &#x110000; &#xD800; &#0; &#128; &#x9f; &#xzz; &#; & &;",
            "&CounterClockwiseContourIntegral; &CounterClockwiseContourIntegra; &nGt; &acE; &AMP &Amp; &frac14x &thorn;",
            "&hearts &heartsuit; &copy2024 &para;&parallel; &parallel &sup1 &sup2; &sup &ThickSpace;x &NotEqualTilde;",
        ]
        for sample in samples {
            let unescaped = try Python.bytes(
                "import html, sys; sys.stdout.buffer.write(html.unescape(sys.stdin.buffer.read().decode()).encode())",
                input: Array(sample.utf8))
            // Python leaves some numbers out that browsers keep or replace; none of those is here.
            let expected = VisibleText.normalised(String(decoding: unescaped, as: UTF8.self))
            #expect(Self.text(sample.replacing("<", with: "&lt;")) == expected)
        }
    }

    @Test(arguments: [
        ("ibm866", "cp866"), ("iso-8859-2", "iso8859-2"), ("iso-8859-5", "iso8859-5"), ("iso-8859-7", "iso8859-7"),
        ("iso-8859-15", "iso8859-15"), ("koi8-r", "koi8-r"), ("koi8-u", "koi8-u"), ("windows-1250", "cp1250"),
        ("windows-1251", "cp1251"), ("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("iso-8859-9", "cp1254"),
        ("windows-1256", "cp1256"), ("windows-1257", "cp1257"), ("windows-1258", "cp1258"), ("macintosh", "mac-roman"),
        ("windows-874", "cp874"),
    ])
    func `single bytes are the characters that Python knows`(label: String, codec: String) throws {
        let charset = try #require(Charset.labelled(label))
        let known = try Python.bytes(
            """
            import sys
            for byte in range(128, 256):
                try: text = bytes([byte]).decode('\(codec)')
                except UnicodeDecodeError: text = '?'
                sys.stdout.buffer.write(text.encode() + b'\\n')
            """)
        let lines = known.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for byte in UInt8(128)...255 {
            let expected = Array(lines[Int(byte) - 128])
            guard expected != [UInt8(ascii: "?")] else { continue }
            #expect(CharacterDecoding.utf8([byte], charset) == expected, "\(label) \(byte)")
        }
    }

    @Test(arguments: [
        ("shift_jis", "cp932"), ("euc-jp", "euc_jp"), ("iso-2022-jp", "iso2022_jp"), ("gbk", "gb18030"),
        ("gb18030", "gb18030"), ("big5", "big5hkscs"), ("euc-kr", "cp949"),
    ])
    func `characters of several bytes come back`(label: String, codec: String) throws {
        let text = "申請はこちら 線上申辦 민원 신청 カタカナ 办理 Start"
        let charset = try #require(Charset.labelled(label))
        let packed = try Python.bytes(
            """
            import sys
            text = sys.stdin.buffer.read().decode()
            kept = ''.join(c for c in text if c.encode('\(codec)', 'ignore'))
            sys.stdout.buffer.write(kept.encode() + b'\\n' + kept.encode('\(codec)'))
            """, input: Array(text.utf8))
        let end = try #require(packed.firstIndex(of: UInt8(ascii: "\n")))
        #expect(end > 12)
        #expect(CharacterDecoding.utf8(Array(packed[(end + 1)...]), charset) == Array(packed[..<end]))
    }

    @Test func `composing agrees with Python's form C`() throws {
        let made = try Python.bytes(
            """
            import random, sys, unicodedata as u
            random.seed(11)
            bases = [c for c in range(0x41, 0x2000) if u.decomposition(chr(c)) and not u.decomposition(chr(c)).startswith('<')]
            marks = [c for c in range(0x300, 0x370) if u.combining(chr(c))]
            for _ in range(3000):
                text = ''.join(chr(random.choice(bases if random.random() < .4 else marks)) for _ in range(6))
                text = 'x' + u.normalize('NFD', text)
                sys.stdout.buffer.write((text + '\\t' + u.normalize('NFC', text) + '\\n').encode())
            """)
        for line in String(decoding: made, as: UTF8.self).unicodeScalars.split(separator: "\n") {
            let halves = line.split(separator: "\t").map { Array(String(Substring($0)).utf8) }
            #expect(Array(VisibleText.normalised(String(decoding: halves[0], as: UTF8.self)).utf8) == halves[1])
        }
    }
}
