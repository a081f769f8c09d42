/// One page of a list that is shown in pages.
public struct Pagination: Sendable, Hashable {
    /// How many a page of a list holds.
    public static let usualSize = 50

    /// The page, from 1; never beyond the last.
    public let page: Int
    /// How many a page holds.
    public let size: Int
    /// How many there are in all.
    public let total: Int

    /// Creates a place in a list; a page that does not exist becomes the nearest that does.
    public init(page: Int, size: Int = Pagination.usualSize, total: Int) {
        self.size = max(1, size)
        self.total = max(0, total)
        self.page = min(max(1, page), max(1, (self.total + self.size - 1) / self.size))
    }

    /// How many pages there are, at least one.
    public var pages: Int { max(1, (total + size - 1) / size) }
    /// How many come before this page.
    public var offset: Int { (page - 1) * size }
    /// The first of this page, from 1; 0 where there is none.
    public var first: Int { total == 0 ? 0 : offset + 1 }
    /// The last of this page.
    public var last: Int { min(total, offset + size) }
}
