import CBrotli

/// The decoder for brotli (RFC 7932).
@safe struct BrotliReader: StreamDecoder, ~Copyable {
    private let state: OpaquePointer

    /// Creates a decoder; nil where there is no memory.
    init?() {
        guard let state = unsafe BrotliDecoderCreateInstance(nil, nil, nil) else { return nil }
        unsafe self.state = unsafe state
    }

    deinit { unsafe BrotliDecoderDestroyInstance(state) }

    mutating func step(_ input: [UInt8], from place: Int, into output: inout [UInt8]) -> DecoderStep {
        let state = unsafe state
        return unsafe input.withUnsafeBufferPointer { input in
            unsafe output.withUnsafeMutableBufferPointer { output in
                let given = input.count - place
                let room = output.count
                var left = given
                var free = room
                var from = unsafe input.baseAddress?.advanced(by: place)
                var to = output.baseAddress
                let result = unsafe BrotliDecoderDecompressStream(state, &left, &from, &free, &to, nil)
                let next: DecoderStep.State =
                    switch result {
                    case BROTLI_DECODER_RESULT_SUCCESS: .ended
                    case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT, BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: .goesOn
                    default: .broken
                    }
                return DecoderStep(consumed: given - left, produced: room - free, state: next)
            }
        }
    }
}
