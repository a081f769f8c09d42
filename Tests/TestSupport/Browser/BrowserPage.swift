import Foundation

/// One page of a browser.
public final class BrowserPage: Sendable {
    private let pipe: DevToolsPipe
    private let session: String?

    init(pipe: DevToolsPipe, session: String?) {
        (self.pipe, self.session) = (pipe, session)
    }

    /// Opens an address and waits until all of it is there.
    public func open(_ url: String) async throws {
        let answer = try await loading {
            try await call("Page.navigate", ["url": .text(url)], answer: NavigationAnswer.self)
        }
        if let error = answer.errorText { throw ChildProcess.Failure(description: "\(url): \(error)") }
    }

    /// Does something that leads to another page and waits until all of that is there.
    @discardableResult
    public func loading<Answer>(_ work: () async throws -> Answer) async throws -> Answer {
        let before = pipe.count("Page.loadEventFired", session: session ?? "")
        let answer = try await work()
        try await pipe.wait(for: "Page.loadEventFired", session: session ?? "", after: before)
        return answer
    }

    /// Sets the size of the window and which colours the person asks for.
    public func look(width: Int, height: Int = 800, isDark: Bool = false) async throws {
        try await call(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(width), "height": .number(height), "deviceScaleFactor": .number(1),
                "mobile": .truth(false),
            ]
        )
        // No movement: what is looked at next must not be on its way from one colour to another.
        let features = ["prefers-color-scheme": isDark ? "dark" : "light", "prefers-reduced-motion": "reduce"]
        try await call(
            "Emulation.setEmulatedMedia",
            ["features": .list(features.map { .object(["name": .text($0.key), "value": .text($0.value)]) })])
        _ = try await eventually("the page has its size") {
            try await evaluate("innerWidth", as: Int.self) == width ? true : nil
        }
    }

    /// Lets scripts run or not, from now on; what `evaluate` runs runs always, but its promises only where scripts may.
    public func allowScripts(_ areAllowed: Bool) async throws {
        try await call("Emulation.setScriptExecutionDisabled", ["value": .truth(!areAllowed)])
    }

    /// Runs an expression in the page and gives its value, or what its promise comes to.
    public func evaluate<Value: Decodable>(_ expression: String, as: Value.Type = Value.self) async throws -> Value {
        let answer = try await call(
            "Runtime.evaluate",
            ["expression": .text(expression), "awaitPromise": .truth(true), "returnByValue": .truth(true)],
            answer: EvaluationAnswer<Value>.self)
        guard let value = answer.result.value else {
            let words = answer.exceptionDetails?.exception?.description ?? "no value"
            throw ChildProcess.Failure(description: "\(expression.prefix(200)): \(words)")
        }
        return value
    }

    /// Calls a method of the DevTools protocol.
    public func call(_ method: String, _ parameters: [String: BrowserValue] = [:]) async throws {
        _ = try await call(method, parameters, answer: Nothing.self)
    }

    /// Calls a method of the DevTools protocol and reads its answer.
    public func call<Result: Decodable>(
        _ method: String, _ parameters: [String: BrowserValue] = [:], answer: Result.Type
    ) async throws -> Result {
        let message = try await pipe.call(method, parameters, session: session)
        let answer = try JSONDecoder().decode(Answer<Result>.self, from: message)
        guard let result = answer.result else {
            throw ChildProcess.Failure(description: "\(method): \(answer.error?.message ?? "no answer")")
        }
        return result
    }
}

private struct Nothing: Decodable {}
private struct NavigationAnswer: Decodable { let errorText: String? }
private struct Answer<Result: Decodable>: Decodable {
    struct Failure: Decodable { let message: String }
    let result: Result?
    let error: Failure?
}
private struct EvaluationAnswer<Value: Decodable>: Decodable {
    struct Object: Decodable { let value: Value? }
    struct Details: Decodable {
        struct Exception: Decodable { let description: String? }
        let exception: Exception?
    }
    let result: Object
    let exceptionDetails: Details?
}
