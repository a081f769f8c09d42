/// Lets one caller in at a time, in order: an actor's own isolation ends at every `await`.
struct SerialGate {
    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Takes the gate when it is free; gives false when the caller must wait.
    mutating func take() -> Bool {
        if isTaken { return false }
        isTaken = true
        return true
    }

    /// Adds somebody who waits.
    mutating func wait(_ continuation: CheckedContinuation<Void, Never>) {
        waiting.append(continuation)
    }

    /// Hands the gate to whoever waits longest; gives whom to wake.
    mutating func leave() -> CheckedContinuation<Void, Never>? {
        guard !waiting.isEmpty else {
            isTaken = false
            return nil
        }
        return waiting.removeFirst()
    }
}
