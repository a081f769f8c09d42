import Addresses
import Curl
import Documents
import Foundation
import Probing
import Registry
import Testing

/// One definition run against a URL that somebody names.
struct DefinitionTargetTests {
    private static let names = [
        "accessibility-statement", "certificate", "contact-page", "file-download", "https-redirect", "json-api",
        "mobile-page", "privacy-notice", "security-txt", "web-page", "web-security",
    ]

    @Test(arguments: names) func `each shipped definition takes what it needs from the URL`(name: String) throws {
        let definition = try LocalRun.shipped(name)
        let target = try WebAddress("https://www.town.example/start?x=1")
        let values = try definition.parameters(for: target, beside: [:])
        let plan = try definition.bind(parameters: values).get()
        #expect(plan.host == "www.town.example")
        let url = try #require(plan.firstTransfer?.url)
        #expect(definition.parameters[0].type == .url ? url == target.text : url.contains("://www.town.example"))
    }

    @Test func `what is given by name counts before the URL`() throws {
        let target = try WebAddress("https://www.town.example/")
        let page = try LocalRun.shipped("web-page").parameters(
            for: target, beside: ["url": "https://b.example/", "text": "Start"])
        #expect(page == ["url": "https://b.example/", "text": "Start"])
        let certificate = try LocalRun.shipped("certificate").parameters(
            for: WebAddress("https://www.town.example:8443/"), beside: ["host": "b.example", "days": "7"])
        #expect(certificate == ["host": "b.example", "days": "7"])
    }

    @Test func `a pushed definition is refused in words`() throws {
        let error = #expect(throws: ProbeDefinition.TargetProblem.self) {
            try LocalRun.shipped("heartbeat").parameters(for: WebAddress("https://a.example/"), beside: [:])
        }
        #expect(error?.description.hasPrefix("a heartbeat is sent by the watched system itself") == true)
    }

    @Test func `a port that a host cannot have is refused in words`() throws {
        let error = #expect(throws: ProbeDefinition.TargetProblem.self) {
            try LocalRun.shipped("certificate").parameters(for: WebAddress("https://a.example:8443/"), beside: [:])
        }
        #expect(error?.description.contains("port 8443") == true)
        let values = try LocalRun.shipped("certificate").parameters(
            for: WebAddress("https://münchen.example/"), beside: [:])
        #expect(values == ["host": "münchen.example"])
    }

    @Test func `what was observed is printed`() throws {
        let definition = try LocalRun.shipped("https-redirect")
        let plan = try definition.bind(parameters: ["host": "a.example"]).get()
        let answer = ScriptedRun.answer(301, headers: ["Location: https://a.example/"], to: "https://a.example/")
        let run = try ScriptedRun(plan, isExplained: true, [answer])
        let text = try #require(run.finding.explanation?.text)
        #expect(text.contains("observed  https.enforced = yes: the first redirect leads to \"https://a.example/\"\n"))
    }
}
