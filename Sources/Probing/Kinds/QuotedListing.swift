/// What follows a listing (`<pre>`) on a page.
enum QuotedListing {
    /// How many words show that somebody goes on after it.
    private static let enough = 3

    /// Where the last listing ends; nil for a page without one.
    static func end(in characters: [UInt8]) -> Int? {
        let tag = Array("</pre".utf8)
        var place = characters.count - tag.count
        while place >= 0 {
            if names(tag, at: place, in: characters[...]) { return place }
            place -= 1
        }
        return nil
    }

    /// Whether people read some words there; servers sign their pages, and that is none.
    static func hasWords(_ rest: ArraySlice<UInt8>) -> Bool {
        var text: [UInt8] = []
        var place = rest.startIndex
        while place < rest.endIndex, text.count < 200 {
            guard rest[place] == UInt8(ascii: "<") else {
                text.append(rest[place])
                place += 1
                continue
            }
            text.append(0x20)
            place = afterTag(at: place, in: rest)
        }
        let words = text.split { $0 <= 0x20 }.filter { $0.contains { $0 >= 0x80 || $0 > 0x2F } }
        return words.count >= enough && !words.prefix(2).elementsEqual(["Powered", "by"].map { Array($0.utf8)[...] })
    }

    /// After a tag; after the whole element where it is a signature, or nothing that is read.
    private static func afterTag(at place: Int, in rest: ArraySlice<UInt8>) -> Int {
        for name in ["address", "script", "style"] where names(Array("<\(name)".utf8), at: place, in: rest) {
            let end = Array("</\(name)".utf8)
            var place = place
            while place < rest.endIndex, !names(end, at: place, in: rest) { place += 1 }
            return place < rest.endIndex ? afterTag(at: place, in: rest) : place
        }
        let end = rest[place...].firstIndex(of: UInt8(ascii: ">"))
        return end.map { $0 + 1 } ?? rest.endIndex
    }

    /// Whether a tag begins at a place, in letters of either case.
    private static func names(_ tag: [UInt8], at place: Int, in characters: ArraySlice<UInt8>) -> Bool {
        guard place + tag.count <= characters.endIndex else { return false }
        return zip(tag, characters[place...]).allSatisfy { tag, found in
            tag == found || tag == found | 0x20 && found > 0x40
        }
    }
}
