/// Reading of numbers of bytes.
enum ByteCount {
    /// Reads `500`, `20KiB`, `1MiB` or `2GiB`; nothing for any other form.
    static func read(_ text: String) -> Int? {
        let units = [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)]
        let unit = units.first { text.hasSuffix($0.0) }
        let digits = text.dropLast(unit?.0.count ?? 0)
        guard (1...12).contains(digits.utf8.count), let count = Int(digits), count >= 0, String(count) == digits else {
            return nil
        }
        return count * (unit?.1 ?? 1)
    }
}
