/// Searching bytes for bytes.
enum ByteSearch {
    /// Whether a text stands somewhere among bytes.
    ///
    /// Horspool's method: the byte under the end of the word says how far it may move, so most bytes are never looked at.
    static func contains(_ word: String, in bytes: [UInt8]) -> Bool {
        var word = word
        return word.withUTF8 { word in
            let count = word.count
            guard count > 0 else { return true }
            guard count <= bytes.count else { return false }
            return unsafe bytes.withUnsafeBufferPointer { bytes in unsafe search(word, in: bytes) }
        }
    }

    private static func search(
        _ word: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let last = word.count - 1
        let end = bytes.count
        return unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { moves in
            unsafe moves.initialize(repeating: last + 1)
            for index in 0..<last { unsafe moves[Int(word[index])] = last - index }
            var place = last
            while place < end {
                let byte = unsafe bytes[place]
                if unsafe byte == word[last] {
                    var index = 0
                    while index < last, unsafe bytes[place - last + index] == word[index] { index += 1 }
                    if index == last { return true }
                }
                unsafe place += moves[Int(byte)]
            }
            return false
        }
    }
}
