import Foundation

/// A headless Chromium that reaches nothing but this machine.
///
/// It ends when its pipe does, so it ends with the test's process however that ends.
public final class Browser: Sendable {
    private static let program = "/usr/lib/chromium/chromium"
    private static let words = [
        "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu", "--hide-scrollbars",
        "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]

    private let folder: TemporaryFolder
    private let process: ChildProcess
    private let pipe: DevToolsPipe

    /// Starts it.
    public init() throws {
        // Writing to a browser that has ended is an error to be told, not a reason to end.
        signal(SIGPIPE, SIG_IGN)
        folder = try TemporaryFolder()
        let (calls, answers) = (Pipe(), Pipe())
        // Its sandbox refuses to work for root.
        let sandbox = getuid() == 0 ? ["--no-sandbox"] : []
        process = try ChildProcess(
            Self.program, Self.words + sandbox + ["--user-data-dir=\(folder.path)"],
            more: [calls.fileHandleForReading.fileDescriptor, answers.fileHandleForWriting.fileDescriptor])
        try calls.fileHandleForReading.close()
        try answers.fileHandleForWriting.close()
        pipe = DevToolsPipe(reading: answers.fileHandleForReading, writing: calls.fileHandleForWriting)
    }

    /// Opens an empty page, with cookies of its own.
    public func page() async throws -> BrowserPage {
        let browser = BrowserPage(pipe: pipe, session: nil)
        let context = try await browser.call("Target.createBrowserContext", answer: ContextAnswer.self)
        let target = try await browser.call(
            "Target.createTarget",
            ["url": .text("about:blank"), "browserContextId": .text(context.browserContextId)],
            answer: TargetAnswer.self)
        let session = try await browser.call(
            "Target.attachToTarget", ["targetId": .text(target.targetId), "flatten": .truth(true)],
            answer: SessionAnswer.self)
        let page = BrowserPage(pipe: pipe, session: session.sessionId)
        try await page.call("Page.enable")
        // Keys go to it although nobody has clicked into its window.
        try await page.call("Emulation.setFocusEmulationEnabled", ["enabled": .truth(true)])
        return page
    }

    /// Ends it and waits for its end.
    public func stop() {
        pipe.fail()
        process.wait()
    }

    deinit { stop() }
}

private struct ContextAnswer: Decodable { let browserContextId: String }
private struct TargetAnswer: Decodable { let targetId: String }
private struct SessionAnswer: Decodable { let sessionId: String }
