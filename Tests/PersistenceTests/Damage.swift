import Foundation
import Testing

/// What a bad disk does to a file.
enum Damage {
    /// Replaces the last place of a word by another word of the same length.
    static func replace(_ word: String, by other: String, in path: String) throws {
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let place = try #require(bytes.lastRange(of: Data(word.utf8)))
        try #require(word.utf8.count == other.utf8.count)
        bytes.replaceSubrange(place, with: Data(other.utf8))
        try bytes.write(to: URL(fileURLWithPath: path))
    }
}
