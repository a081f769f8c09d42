import Synchronization

/// How much memory the bodies of answers may take together, from the first byte read until the last owner lets go.
///
/// A limit for each answer alone would let some thousand of them take all memory there is.
public final class BodyMemory: Sendable {
    /// The most bytes.
    public let limit: Int
    private let held = Atomic<Int>(0)

    /// Creates an account of so many bytes.
    public init(limit: Int = 256 << 20) {
        self.limit = limit
    }

    /// How many bytes are held.
    public var inUse: Int { held.load(ordering: .relaxed) }

    /// Takes bytes; false where there are not so many left.
    func take(_ count: Int) -> Bool {
        guard held.add(count, ordering: .relaxed).newValue > limit else { return true }
        giveBack(count)
        return false
    }

    func giveBack(_ count: Int) {
        held.subtract(count, ordering: .relaxed)
    }
}

/// What one body takes; given back with its last owner.
final class BodyShare: Sendable {
    private let memory: BodyMemory
    private let count: Int

    init(_ count: Int, of memory: BodyMemory) {
        self.memory = memory
        self.count = count
    }

    deinit { memory.giveBack(count) }
}
