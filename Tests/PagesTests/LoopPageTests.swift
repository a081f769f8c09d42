@testable import Pages
import Measures
import Registry
import Testing

@Suite struct LoopPageTests {
    private func page(_ loop: LoopModel) throws -> String {
        let samples = try Samples()
        let list = LoopListModel(
            service: "parking-permit", title: samples.title, loops: [loop], offices: ["operator", "service_owner"],
            measures: [LoopMeasure(id: "uptime.ratio", title: Samples.text("Availability", "Disponibilité"))],
            mayAct: true)
        return loopListPage(list, in: samples.context(.english)).text
    }

    @Test func `each state offers the steps that may follow it`() throws {
        let steps: [LoopModel.State: Set<String>] = [
            .heard: ["accept", "decline"], .accepted: ["accept", "act", "decline"], .acted: ["act", "review"],
            .reviewed: ["close", "review", "reopen"], .declined: ["close", "reopen"], .closed: ["reopen"],
        ]
        for loop in try Samples().loops {
            let found = try page(loop).matches(of: /name="step" value="([a-z]+)"/).map { String($0.1) }
            #expect(Set(found) == steps[loop.state] && Set(found).count == found.count, "\(loop.state)")
        }
    }

    @Test func `what was agreed is filled in where it may be changed, also what is offered no longer`() throws {
        var loop = try #require(try Samples().loops.first { $0.state == .accepted })
        let part = Subject.channel("parking-permit", "web")
        loop.yardstick = .measure(
            LoopMeasure(id: "clarity.mean10", title: Samples.text("Clarity", "Clarté"), part: part))
        let html = try page(loop)
        #expect(html.contains("<option value=\"service_owner\" selected>"))
        #expect(html.contains("<option value=\"clarity.mean10 channel parking-permit/web\" selected>"))
        #expect(html.contains("value=\"\(try #require(loop.due).description)\""))
        #expect(html.ranges(of: "selected>").count == 2)
        loop.yardstick = LoopModel.Yardstick.none(because: "rare & old")
        #expect(try page(loop).contains("value=\"rare &amp; old\""))
    }

    @Test func `what a form sends for a measure is read again`() throws {
        let channel = Subject.channel("permits", "web")
        let measures = [
            LoopMeasure(id: "uptime.ratio", title: Text("en", "x")),
            LoopMeasure(id: "uptime.ratio", title: Text("en", "x"), part: channel),
        ]
        for measure in measures {
            let read = try #require(LoopMeasure.chosen(measure.choice, of: "permits"))
            #expect(read.measure == "uptime.ratio" && read.subject == measure.part ?? .service("permits"))
        }
        for wrong in ["uptime.ratio moon permits", "uptime.ratio channel", "a channel b c"] {
            #expect(LoopMeasure.chosen(wrong, of: "permits")?.measure == nil)
        }
    }
}
