import Foundation
import Synchronization

/// The two pipes to a browser: calls one way, answers and events the other; JSON, each message ended by a zero byte.
final class DevToolsPipe: Sendable {
    private struct State {
        var calls = 0
        /// Who waits for the answer to which call; nothing once the browser has ended.
        var answers: [Int: CheckedContinuation<Data, any Error>]? = [:]
        /// How often each event came.
        var events: [String: Int] = [:]
        /// Who waits for an event to have come so often.
        var waiting: [(event: String, count: Int, waiter: CheckedContinuation<Void, any Error>)] = []
    }

    /// What stands at the top of every message.
    private struct Head: Decodable {
        let id: Int?
        let method: String?
        let sessionId: String?
    }

    private static let ended = ChildProcess.Failure(description: "the browser ended")
    private let state = Mutex(State())
    private let output: Mutex<FileHandle>

    /// Reads on a thread of its own until the browser closes its end.
    init(reading input: FileHandle, writing output: FileHandle) {
        self.output = Mutex(output)
        Thread.detachNewThread { [weak self] in
            var rest = Data()
            while case let bytes = input.availableData, !bytes.isEmpty {
                rest += bytes
                while let end = rest.firstIndex(of: 0) {
                    self?.take(Data(rest[..<end]))
                    rest = rest[rest.index(after: end)...]
                }
            }
            self?.fail()
        }
    }

    /// Calls a method and waits for its answer, which is the whole message; fails once the browser has ended.
    func call(_ method: String, _ parameters: [String: BrowserValue], session: String?) async throws -> Data {
        let number = state.withLock { state in
            state.calls += 1
            return state.calls
        }
        var message: [String: BrowserValue] = [
            "id": .number(number), "method": .text(method), "params": .object(parameters),
        ]
        if let session { message["sessionId"] = .text(session) }
        let bytes = try JSONEncoder().encode(message) + [0]
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                let isOpen = state.withLock { state in
                    state.answers?.updateValue(waiter, forKey: number)
                    return state.answers != nil
                }
                guard isOpen else { return waiter.resume(throwing: Self.ended) }
                do { try output.withLock { try $0.write(contentsOf: bytes) } } catch { fail() }
            }
        } onCancel: {
            fail()
        }
    }

    /// How often an event came so far.
    func count(_ event: String, session: String) -> Int {
        state.withLock { $0.events[session + event] ?? 0 }
    }

    /// Waits until an event has come more often than so.
    func wait(for event: String, session: String, after count: Int) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (waiter: CheckedContinuation<Void, any Error>) in
                let result: Result<Void, any Error>? = state.withLock { state in
                    guard state.answers != nil else { return .failure(Self.ended) }
                    if state.events[session + event] ?? 0 > count { return .success(()) }
                    state.waiting.append((session + event, count, waiter))
                    return nil
                }
                if let result { waiter.resume(with: result) }
            }
        } onCancel: {
            fail()
        }
    }

    /// Takes one message.
    private func take(_ message: Data) {
        guard let head = try? JSONDecoder().decode(Head.self, from: message) else { return fail() }
        if let id = head.id {
            state.withLock { $0.answers?.removeValue(forKey: id) }?.resume(returning: message)
        } else if let method = head.method {
            let event = (head.sessionId ?? "") + method
            let done = state.withLock { state in
                state.events[event, default: 0] += 1
                let count = state.events[event] ?? 0
                let done = state.waiting.filter { $0.event == event && $0.count < count }
                state.waiting.removeAll { $0.event == event && $0.count < count }
                return done
            }
            for each in done { each.waiter.resume() }
        }
    }

    /// Tells everybody who waits that nothing will come any more; the browser ends when its pipe does.
    func fail() {
        let (answers, waiting) = state.withLock { state in
            defer { (state.answers, state.waiting) = (nil, []) }
            return (state.answers ?? [:], state.waiting)
        }
        for waiter in answers.values { waiter.resume(throwing: Self.ended) }
        for each in waiting { each.waiter.resume(throwing: Self.ended) }
        output.withLock { try? $0.close() }
    }
}
