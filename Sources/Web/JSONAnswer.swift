import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// JSON answers: keys in order, slashes as they are.
enum JSONAnswer {
    /// The bytes of a value.
    static func bytes(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Values here are made of strings, numbers and lists only: they always encode.
        return (try? encoder.encode(value)).map(Array.init) ?? Array("null".utf8)
    }

    /// An answer that holds a value.
    static func response(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes(value))))
    }
}
