import CZstd

/// The decoder for zstd (RFC 8878).
@safe struct ZstdReader: StreamDecoder, ~Copyable {
    /// The largest window that HTTP allows (RFC 9659), as a power of two.
    private static let window: Int32 = 23

    private let context: OpaquePointer

    /// Creates a decoder; nil where there is no memory.
    init?() {
        guard let context = unsafe ZSTD_createDCtx() else { return nil }
        unsafe self.context = unsafe context
        _ = unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.window)
    }

    deinit { _ = unsafe ZSTD_freeDCtx(context) }

    mutating func step(_ input: [UInt8], from place: Int, into output: inout [UInt8]) -> DecoderStep {
        let context = unsafe context
        return unsafe input.withUnsafeBufferPointer { input in
            unsafe output.withUnsafeMutableBufferPointer { output in
                var from = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: place)
                var to = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
                let code = unsafe ZSTD_decompressStream(context, &to, &from)
                let (consumed, produced) = unsafe (from.pos - place, to.pos)
                guard ZSTD_isError(code) == 0 else {
                    return DecoderStep(consumed: consumed, produced: produced, state: .broken)
                }
                // A frame has ended; another one may follow.
                let follows = unsafe Self.isFrame(input, at: place + consumed)
                let hasEnded = code == 0 && !follows
                return DecoderStep(consumed: consumed, produced: produced, state: hasEnded ? .ended : .goesOn)
            }
        }
    }

    private static func isFrame(_ input: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        guard place + 4 <= input.count else { return false }
        return unsafe input[place] == 0x28 && input[place + 1] == 0xB5 && input[place + 2] == 0x2F
            && input[place + 3] == 0xFD
    }
}
