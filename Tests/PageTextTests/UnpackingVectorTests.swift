import Foundation
import PageText
import TestSupport
import Testing

@Suite struct UnpackingVectorTests {
    static let limit = 2 << 20

    @Test func `Each vector is unpacked as browsers do, or refused as they do`() throws {
        for vector in try Vectors.read("encodings.json", as: Vectors.Packed.self) where vector.isForUnpacking {
            let codings = ContentCoding.named(in: vector.codings)
            let content = DecodedContent(bytes: try vector.body(), isWhole: true)
            let unpacked: DecodedContent
            do {
                unpacked = try Unpacking.unpacked(content, codings: codings, limit: Self.limit)
            } catch {
                #expect(vector.expected == "undecodable", "\(vector.id): \(vector.why): \(error)")
                continue
            }
            #expect(vector.expected != "undecodable", "\(vector.id): \(vector.why)")
            #expect(unpacked.bytes.count <= Self.limit, "\(vector.id)")
            let text = VisibleText(unpacked, type: MediaType(header: vector.content_type ?? ""))
            let isThere = text.bytes.contains(VisibleText.normalised(vector.words))
            if vector.expected == "too_large" {
                #expect(!isThere && !text.isWhole, "\(vector.id): \(vector.why)")
            } else {
                #expect(isThere == vector.contains, "\(vector.id): \(vector.why): \(text.shown)")
            }
        }
    }

    @Test func `A bomb costs the time and the memory of what is kept`() throws {
        let body = try Python.bytes(
            """
            import gzip, sys
            chunk = b'x' * (1 << 20)
            import zlib
            packer = zlib.compressobj(9, zlib.DEFLATED, 31)
            for _ in range(1000): sys.stdout.buffer.write(packer.compress(chunk))
            sys.stdout.buffer.write(packer.flush())
            """)
        #expect(body.count < 2 << 20)
        let unpacked = try Unpacking.unpacked(
            DecodedContent(bytes: body, isWhole: true), codings: [.gzip], limit: Self.limit)
        #expect(unpacked.bytes.count == Self.limit)
        #expect(!unpacked.isWhole)
    }

    @Test func `What a limit cut is unpacked as far as it came, and is no damage`() throws {
        for (coding, packing) in [(ContentCoding.gzip, "gzip.compress(text)"), (.deflate, "zlib.compress(text)")] {
            let body = try Python.bytes(
                """
                import gzip, sys, zlib, random
                random.seed(7)
                text = b'<p>Start now</p>' + bytes(random.choice(b'abcdefghijklmnop') for _ in range(100000))
                sys.stdout.buffer.write(\(packing))
                """)
            let cut = DecodedContent(bytes: Array(body.prefix(body.count / 2)), isWhole: false)
            let unpacked = try Unpacking.unpacked(cut, codings: [coding], limit: Self.limit)
            #expect(!unpacked.isWhole)
            #expect(unpacked.bytes.count > 10_000)
            #expect(unpacked.bytes.contains("Start now"))
        }
    }

    @Test(arguments: [
        (["gzip"], [ContentCoding.gzip]), (["GZip , br"], [.gzip, .brotli]),
        (["x-gzip", "deflate"], [.gzip, .deflate]),
        (["utf-8"], []), (["identity", ""], []), (["zstd"], [.zstd]), (["compress"], [.unreadable("compress")]),
        (["gzip,aws-chunked"], [.gzip]),
    ])
    func `Codings are read whatever their case, and words that are none do not count`(
        headers: [String], codings: [ContentCoding]
    ) {
        #expect(ContentCoding.named(in: headers) == codings)
    }
}
