/// A list of slots, threaded through them: putting in and taking out allocate nothing.
///
/// Idle slots are in one list, each kept as it was last set up, so that a probe that finds its own handle again pays for
/// no option (a tenth of the work of a plain transfer); those in flight are in another.
final class SlotList {
    private(set) var count = 0
    private(set) var oldest: SlotPointer?
    private var newest: SlotPointer?

    /// The first slot from the oldest on that a rule picks.
    func first(where isPicked: (SlotPointer) -> Bool) -> SlotPointer? {
        var next = oldest
        while let slot = next {
            if isPicked(slot) { return slot }
            next = slot.pointee.next
        }
        return nil
    }

    /// Puts a slot at the end.
    func append(_ slot: SlotPointer) {
        slot.pointee.previous = newest
        slot.pointee.next = nil
        if let newest { newest.pointee.next = slot } else { oldest = slot }
        newest = slot
        count += 1
    }

    /// Takes a slot of this list out.
    func remove(_ slot: SlotPointer) {
        let previous = slot.pointee.previous
        let next = slot.pointee.next
        if let previous { previous.pointee.next = next } else { oldest = next }
        if let next { next.pointee.previous = previous } else { newest = previous }
        slot.pointee.previous = nil
        slot.pointee.next = nil
        count -= 1
    }
}
