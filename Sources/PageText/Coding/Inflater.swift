import CZlib

/// zlib's decoder for deflate.
@safe struct Inflater: StreamDecoder, ~Copyable {
    /// What stands around the compressed blocks.
    enum Form: Int32 {
        case raw = -15
        case zlib = 15
    }

    private let stream: UnsafeMutablePointer<z_stream>

    /// Creates a decoder; nil where there is no memory.
    init?(_ form: Form) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        guard unsafe czlib_begin(stream, form.rawValue) == Z_OK else {
            unsafe stream.deallocate()
            return nil
        }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Whether bytes begin as zlib's format does (RFC 1950 §2.2).
    static func isZlib(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 2 else { return false }
        return bytes[0] & 0x0F == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
    }

    mutating func step(_ input: [UInt8], from place: Int, into output: inout [UInt8]) -> DecoderStep {
        let stream = unsafe stream
        return unsafe input.withUnsafeBufferPointer { input in
            unsafe output.withUnsafeMutableBufferPointer { output in
                let given = UInt32(clamping: input.count - place)
                let room = UInt32(clamping: output.count)
                // zlib does not write to its input; its type is older than `const`.
                unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.advanced(by: place))
                unsafe stream.pointee.avail_in = given
                unsafe stream.pointee.next_out = output.baseAddress
                unsafe stream.pointee.avail_out = room
                let code = unsafe inflate(stream, Z_NO_FLUSH)
                let consumed = unsafe Int(given - stream.pointee.avail_in)
                let produced = unsafe Int(room - stream.pointee.avail_out)
                let state: DecoderStep.State =
                    switch code {
                    case Z_STREAM_END: .ended
                    case Z_OK, Z_BUF_ERROR: .goesOn
                    default: .broken
                    }
                return DecoderStep(consumed: consumed, produced: produced, state: state)
            }
        }
    }
}
