import Curl
import Measures

extension HTTPObserver {
    /// Headers that keep content in its place.
    static let protectiveHeaders = HTTPObserver(
        measures: ["header.csp", "header.xcto", "header.xfo", "header.referrer"]
    ) { measure, run in
        guard run.isSuccess else { return nil }
        switch measure {
        case "header.csp": return policy(run)
        case "header.xcto":
            let words = words("X-Content-Type-Options", run)
            // Of several words the first counts (Fetch, "determine nosniff").
            return (.presence(words.first == "nosniff"), line("X-Content-Type-Options", run))
        case "header.xfo": return framing(run)
        default: return referrer(run)
        }
    }

    /// What the content security policy allows scripts to do: `none` (no policy), `report_only`, `unsafe` or `safe`.
    private static func policy(_ run: Run) -> Sight {
        let name = "Content-Security-Policy"
        let policies = run.answer.result.headers(name)
        guard !policies.isEmpty else {
            let reported = run.answer.result.header("\(name)-Report-Only")
            return (.words(reported == nil ? "none" : "report_only"), run.line(name, nil))
        }
        // Of several policies all hold: one that keeps scripts in bounds is enough.
        let isSafe = policies.contains { policy in scriptSources(in: policy).map { Self.isSafe($0) } ?? false }
        return (.words(isSafe ? "safe" : "unsafe"), run.line(name, policies.joined(separator: ", ")))
    }

    /// The sources that a policy allows scripts from; nothing where it says nothing of scripts.
    private static func scriptSources(in policy: String) -> [String]? {
        let directives = directives(of: policy)
        return directives["script-src"] ?? directives["default-src"]
    }

    private static func directives(of policy: String) -> [String: [String]] {
        Dictionary(
            policy.split(separator: ";").compactMap { directive in
                let words = directive.split { $0 == " " || $0 == "\t" }.map { $0.lowercased() }
                return words.first.map { ($0, Array(words.dropFirst())) }
            }, uniquingKeysWith: { first, _ in first })
    }

    private static func isSafe(_ sources: [String]) -> Bool {
        let isBound = sources.contains { $0.hasPrefix("'nonce-") || $0.hasPrefix("'sha") || $0 == "'strict-dynamic'" }
        // Where trust is handed on by a nonce or a hash, browsers ignore sources by place (CSP level 3, §8.2).
        let isStrict =
            sources.contains("'strict-dynamic'")
            && sources.contains { $0.hasPrefix("'nonce-") || $0.hasPrefix("'sha") }
        return !sources.contains { source in
            switch source {
            case "*", "http:", "https:", "data:": !isStrict
            case "'unsafe-eval'": true
            // Ignored by browsers where a nonce or a hash is there (CSP level 2).
            case "'unsafe-inline'": !isBound
            default: false
            }
        }
    }

    private static func framing(_ run: Run) -> Sight {
        let policies = run.answer.result.headers("Content-Security-Policy")
        let ancestors = policies.compactMap { directives(of: $0)["frame-ancestors"] }
        if !ancestors.isEmpty {
            // Of several policies all hold: one that keeps frames in bounds is enough.
            let isKept = ancestors.contains { sources in
                !sources.contains { $0 == "*" || $0 == "http:" || $0 == "https:" }
            }
            let lines = ancestors.map { "frame-ancestors \($0.joined(separator: " "))" }
            return (.presence(isKept), lines.joined(separator: "; "))
        }
        // Several words that differ keep every frame out (HTML, "check X-Frame-Options"), unless none of them is known.
        let isKept = !Set(words("X-Frame-Options", run)).isDisjoint(with: ["deny", "sameorigin"])
        return (.presence(isKept), line("X-Frame-Options", run))
    }

    /// The words of a header that may be said several times, and several to a line.
    private static func words(_ name: String, _ run: Run) -> [String] {
        run.answer.result.headers(name).flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
            .map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
    }

    private static func line(_ name: String, _ run: Run) -> String {
        let values = run.answer.result.headers(name)
        return run.line(name, values.isEmpty ? nil : values.joined(separator: ", "))
    }

    /// The policy in force: the last word that browsers know (Referrer Policy §8.1); `none` where there is none.
    private static func referrer(_ run: Run) -> Sight {
        let known = [
            "no-referrer", "no-referrer-when-downgrade", "same-origin", "origin", "strict-origin",
            "origin-when-cross-origin", "strict-origin-when-cross-origin", "unsafe-url",
        ]
        return (
            .words(words("Referrer-Policy", run).last(where: known.contains) ?? "none"), line("Referrer-Policy", run)
        )
    }

    /// Headers that keep pages of other sites apart: their word, or `none`.
    static let isolationHeaders = HTTPObserver(measures: ["header.coop", "header.corp", "header.coep"]) {
        measure, run in
        guard run.isSuccess else { return nil }
        let name =
            switch measure {
            case "header.coop": "Cross-Origin-Opener-Policy"
            case "header.corp": "Cross-Origin-Resource-Policy"
            default: "Cross-Origin-Embedder-Policy"
            }
        let value = run.answer.result.header(name)
        // Parameters come after the word: `same-origin; report-to="x"`.
        let word = value?.prefix { $0 != ";" }.filter { $0 != " " }.lowercased() ?? ""
        return (.words(word.isEmpty ? "none" : String(word.prefix(60))), run.line(name, value))
    }
}
