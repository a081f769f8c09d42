import Documents
import Probing
import Registry
import Testing

@testable import Demo

@Suite("The town's files")
struct DemoTownTests {
    private let town = DemoTown.sample

    @Test(arguments: DemoTown.sample.files) func `every file registers what its name says`(file: DemoFile) throws {
        let registration = try Registration.read(Document.read(file.bytes, file: file.name))
        #expect(file.name == "demo/\(registration.id).yaml")
        for language in ["en", "fr"] {
            #expect(registration.title.wordings.contains { $0.language == language })
        }
    }

    @Test(arguments: DemoDefinition.allCases) func `every definition is valid and is what the history takes it for`(
        definition: DemoDefinition
    ) throws {
        let read = try ProbeDefinition.read(Document.read(definition.file.bytes, file: definition.file.name))
        #expect(read.id == definition.rawValue)
        #expect(read.role == definition.role)
        #expect(read.isPushed == definition.isPushed)
    }

    @Test func `everything named is there, and named before it is used`() throws {
        var known: Set<String> = []
        for file in town.files {
            let registration = try Registration.read(Document.read(file.bytes, file: file.name))
            switch registration {
            case .service(let service):
                #expect(known.contains(service.organisation))
                for slug in service.dependsOn + service.channels.flatMap(\.places) { #expect(known.contains(slug)) }
            case .component(let component): #expect(known.contains(component.organisation))
            case .place, .organisation: break
            }
            known.insert(registration.id)
        }
    }

    @Test func `every probe uses a definition of the town and runs often enough to be seen`() throws {
        let probes = try town.services().flatMap(\.channels).flatMap(\.probes)
        #expect(probes.count == 14)
        for probe in probes {
            #expect(DemoDefinition(rawValue: probe.use) != nil)
            #expect(probe.every <= .seconds(10))
        }
    }

    @Test func `probes and addresses lead to the ports of the servers`() throws {
        for site in TownSite.allCases {
            let service = try #require(try town.services().first { $0.id == site.service })
            for url in service.channels.flatMap(\.probes).compactMap({ $0.parameters["url"] }) {
                #expect(url.hasPrefix("http://127.0.0.1:\(town.ports[site])/"))
            }
        }
    }

    @Test func `officials have addresses that can never exist`() throws {
        for official in try town.services().flatMap(\.officials) {
            for address in [official.email, official.deputy].compactMap({ $0 }) {
                #expect(address.hasSuffix("@ashbrook.example"))
            }
        }
    }

    @Test func `one planned maintenance lies behind and one ahead, at night, on a Sunday`() throws {
        let tax = try #require(try town.services().first { $0.id == TownSite.tax.service })
        #expect(tax.maintenance.map { $0.until < town.start } == [true, false])
        for window in tax.maintenance {
            let day = window.from.milliseconds.flooredQuotient(86_400_000)
            #expect((day + 3) % 7 == 6)
            #expect(window.until - window.from == .seconds(3 * 3600))
        }
    }

    @Test(arguments: 0..<60) func `the files are valid whenever the demonstration starts`(day: Int64) throws {
        let later = DemoTown(ports: town.ports, start: town.start + .seconds(day * 86_400 + day * 1237))
        #expect(try later.services().count == 4)
    }

    @Test func `the phone of the parking permits names an old fee, all other channels the right one`() throws {
        let permits = try #require(try town.services().first { $0.id == TownSite.permits.service })
        #expect(permits.facts.first { $0.id == "fee" }?.values == ["45.00 EUR"])
        let phone = try #require(permits.channels.first { $0.id == "phone" })
        guard case .declared(let values, _, _) = try #require(phone.facts.first).source else {
            Issue.record("the phone declares its fee")
            return
        }
        #expect(values == ["42.00 EUR"])
    }

    @Test(arguments: ["en", "fr"]) func `the notice says that the town is invented and what comes next`(
        language: String
    ) {
        let words = DemoTown.introduction(.town, at: .zero, language: language)
        #expect(words.contains(language == "en" ? "invented" : "inventés"))
        #expect(words.contains("503"))
        #expect(words.contains(language == "en" ? "in about 25 seconds" : "dans environ 25 secondes"))
        #expect(words.contains(language == "en" ? "in about 2 minutes" : "dans environ 2 minutes"))
    }
}
