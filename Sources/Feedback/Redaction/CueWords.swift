/// Words that say what a number near them is; small letters without accents, as in a text that was scanned.
struct CueWords: Sendable, ExpressibleByArrayLiteral {
    /// The words by their first letter.
    private let words: [UInt8: [[UInt8]]]

    init(_ words: some Sequence<String>) {
        self.words = Dictionary(grouping: words.map { Array($0.utf8) }.filter { !$0.isEmpty }) { $0[0] }
    }

    init(arrayLiteral words: String...) { self.init(words) }

    /// Whether one of them stands somewhere in small letters, not inside another word.
    func stand(in letters: [UInt8]) -> Bool {
        letters.indices.contains { start in
            guard start == 0 || !ScannedText.isLetter(letters[start - 1]), let words = words[letters[start]] else {
                return false
            }
            return words.contains { word in
                let end = start + word.count
                return letters[start...].starts(with: word)
                    && (end == letters.count || !ScannedText.isLetter(letters[end]))
            }
        }
    }
}
