import HTTPTypes
import Hummingbird
import NIOCore
import Operations

extension Site {
    /// For those who run the program: is it alive, is it at work, what are its figures.
    var healthRoutes: [Route] {
        [
            Route(.get, "/healthz", .everybody, .api) { _ in text("ok\n") },
            Route(.get, "/readyz", .everybody, .api) { _ in
                let missing = await readiness()
                return missing.isEmpty
                    ? text("ok\n") : text(missing.joined(separator: "\n") + "\n", status: .serviceUnavailable)
            },
            // From this machine without a token, as Prometheus beside it asks; from elsewhere with one. Behind a proxy
            // everybody seems to come from this machine, so with a public address a token is always asked for.
            Route(.get, "/metrics", .everybody, .api) { asked in
                if !asked.isLocal || useCases.settings.publicURL != nil { try asked.caller.require(.readMetrics) }
                return text(await figures(), type: "text/plain; version=0.0.4; charset=utf-8")
            },
        ]
    }

    /// A plain text answer.
    func text(
        _ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
