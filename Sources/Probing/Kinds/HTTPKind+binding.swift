import Curl
import Documents
import PageText
import Registry

extension HTTPKind {
    func bound(_ binding: inout Binding) -> (any BoundProbe)? { bound(&binding, endsAfterHandshake: false) }

    func bound(_ binding: inout Binding, endsAfterHandshake: Bool) -> (any BoundProbe)? {
        let must = conditions(self.must, &binding)
        let should = conditions(self.should, &binding)
        let extractors = extractors(&binding)
        guard let url = address(&binding) else { return nil }
        var withheld: String?
        var secretHeaders: Set<String> = []
        var transfer = Transfer(url: url.wire, addresses: binding.context.addresses)
        transfer.method = method.rawValue
        transfer.bodyLimit = bodyLimit.count(&binding)
        transfer.endsAfterHandshake = endsAfterHandshake
        transfer.httpVersion = http
        transfer.internetProtocol = ip.family
        transfer.timeoutMilliseconds = Int(binding.timeout.milliseconds)
        transfer.connectTimeoutMilliseconds = transfer.timeoutMilliseconds
        for (name, template) in headers {
            let filling = fill(template, host: url.host, &binding)
            withheld = withheld ?? filling.withheld
            if filling.hasSecret { secretHeaders.insert(name.lowercased()) }
            guard filling.text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                binding.report(
                    "the header \(quoted(name)) would hold control characters", parameter: template.parameters.first,
                    expected: "one line of text")
                continue
            }
            transfer.headers.append((name, filling.text))
        }
        if !headers.contains(where: { $0.name.lowercased() == "accept-encoding" }) {
            transfer.acceptedCodings = ContentCoding.acceptable
        }
        var bodyHasSecret = false
        if let body {
            let filling = fill(body, host: url.host, &binding)
            withheld = withheld ?? filling.withheld
            bodyHasSecret = filling.hasSecret
            transfer.body = Array(filling.text.utf8)
        }
        guard binding.problems.isEmpty else { return nil }
        let probe = HTTPProbe(
            transfer: transfer, address: url, withheld: withheld, redirects: redirects, secretHeaders: secretHeaders,
            bodyHasSecret: bodyHasSecret, must: must, should: should, extractors: extractors,
            observed: HTTPObserver.observable(among: binding.provides))
        return ip == .each ? EachAddressProbe(probe) : probe
    }

    private func conditions(_ guarded: [GuardedCondition], _ binding: inout Binding) -> [Condition] {
        let values = binding.values
        var conditions: [Condition] = []
        for item in guarded where item.counts(given: binding.given) {
            do throws(ConditionProblem) {
                conditions.append(try item.template.filled { values[$0] })
            } catch {
                binding.report(
                    "in the condition \(quoted(item.template.line)): \(error.what)",
                    parameter: item.template.parameters.first?.name, expected: error.expected, hint: error.hint)
            }
        }
        return conditions
    }

    private func extractors(_ binding: inout Binding) -> [(id: String, extractor: Extractor)] {
        var extractors: [(id: String, extractor: Extractor)] = []
        for extraction in extract + binding.extracting {
            switch Extractor.reading(extraction.method, extraction.expression) {
            case .success(let extractor): extractors.append((extraction.id, extractor))
            case .failure(let problem):
                binding.report(
                    "the value \(quoted(extraction.id)) cannot be extracted: \(problem.what)",
                    expected: problem.expected)
            }
        }
        return extractors
    }

    private func address(_ binding: inout Binding) -> WebAddress? {
        let values = binding.values
        let text = url.filled { name in
            switch values[name] {
            // A text is one part of a URL: nothing in it may end that part and begin another.
            case .text(let text), .pattern(let text): PercentEncoding.encoded(text)
            case let value: value?.written
            }
        }
        do {
            return try WebAddress(text)
        } catch {
            binding.report(
                "the URL would be \(quoted(text))" + (error.what.map { ": \($0)" } ?? ""),
                parameter: url.parameters.first, expected: error.expected)
            return nil
        }
    }

    /// A text with its parameters filled in, and what became of the secrets in it.
    private func fill(
        _ template: Template, host: String, _ binding: inout Binding
    ) -> (text: String, hasSecret: Bool, withheld: String?) {
        var hasSecret = false
        var withheld: String?
        let context = binding.context
        let values = binding.values
        let text = template.filled { parameter in
            guard case .secret(let name) = values[parameter] else { return values[parameter]?.written }
            hasSecret = true
            switch context.secret?(name, host, context.organisation) {
            case .value(let value): return value
            case .refused(let why): withheld = "the secret \(quoted(name)) is not given out: \(why)"
            case nil: withheld = "the secret \(quoted(name)) has no value here"
            }
            return nil
        }
        return (text, hasSecret, withheld)
    }
}
