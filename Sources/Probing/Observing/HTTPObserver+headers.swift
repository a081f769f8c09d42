import Curl
import Measures

extension HTTPObserver {
    /// Headers that keep content in its place.
    static let protectiveHeaders = HTTPObserver(
        measures: ["header.csp", "header.xcto", "header.xfo", "header.referrer"]
    ) { measure, run in
        guard run.answer.result.failure == nil else { return nil }
        switch measure {
        case "header.csp": return policy(run)
        case "header.xcto":
            let value = run.answer.result.header("X-Content-Type-Options")
            return (.presence(value?.lowercased() == "nosniff"), run.line("X-Content-Type-Options", value))
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
        return !sources.contains { source in
            switch source {
            case "*", "http:", "https:", "data:", "'unsafe-eval'": true
            // Ignored by browsers where a nonce or a hash is there (CSP level 2).
            case "'unsafe-inline'": !isBound
            default: false
            }
        }
    }

    private static func framing(_ run: Run) -> Sight {
        let policies = run.answer.result.headers("Content-Security-Policy")
        if let ancestors = policies.compactMap({ directives(of: $0)["frame-ancestors"] }).first {
            let isOpen = ancestors.contains { $0 == "*" || $0 == "http:" || $0 == "https:" }
            return (.presence(!isOpen), "frame-ancestors \(ancestors.joined(separator: " "))")
        }
        let value = run.answer.result.header("X-Frame-Options")
        let isKept = ["deny", "sameorigin"].contains(value?.lowercased())
        return (.presence(isKept), run.line("X-Frame-Options", value))
    }

    /// The policy in force: the last word that browsers know (Referrer Policy §8.1); `none` where there is none.
    private static func referrer(_ run: Run) -> Sight {
        let known = [
            "no-referrer", "no-referrer-when-downgrade", "same-origin", "origin", "strict-origin",
            "origin-when-cross-origin", "strict-origin-when-cross-origin", "unsafe-url",
        ]
        let values = run.answer.result.headers("Referrer-Policy")
        let words = values.flatMap { $0.split(separator: ",") }.map { $0.filter { $0 != " " }.lowercased() }
        return (
            .words(words.last(where: known.contains) ?? "none"),
            run.line("Referrer-Policy", values.isEmpty ? nil : values.joined(separator: ", "))
        )
    }

    /// Headers that keep pages of other sites apart: their word, or `none`.
    static let isolationHeaders = HTTPObserver(measures: ["header.coop", "header.corp", "header.coep"]) {
        measure, run in
        guard run.answer.result.failure == nil else { return nil }
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
