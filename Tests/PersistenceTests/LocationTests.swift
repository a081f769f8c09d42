import Persistence
import Testing

struct LocationTests {
    @Test func `an address is PostgreSQL, anything else a file`() {
        #expect(DatastoreLocation("postgres://a@b/c") == .postgres("postgres://a@b/c"))
        #expect(DatastoreLocation("postgresql://a@b/c") == .postgres("postgresql://a@b/c"))
        #expect(DatastoreLocation("/var/lib/plumbline.sqlite") == .sqlite("/var/lib/plumbline.sqlite"))
        #expect(DatastoreLocation("postgres.sqlite") == .sqlite("postgres.sqlite"))
    }

    @Test(arguments: [
        "postgres://ann:hush@db.example:5432/name", "postgres://ann@db.example:5432/name?password=hush",
        "postgres://ann:hu@hush@db.example:5432/name", "postgres:ann:hush",
    ]) func `a password is never shown`(_ address: String) {
        let location = DatastoreLocation.postgres(address, password: "hush")
        var dumped = ""
        dump(location, to: &dumped)
        for text in ["\(location)", String(reflecting: location), dumped] { #expect(!text.contains("hush"), "\(text)") }
    }

    #if !Postgres
        @Test func `a build without the driver says how to get one`() {
            let error = #expect(throws: DatastoreError.self) {
                try Datastore.open(.postgres("postgres://ann:hush@db/n"))
            }
            #expect(error?.kind == .driverMissing)
            #expect(error?.description.contains("--traits Postgres") == true)
            #expect(error?.description.contains("hush") == false)
        }
    #endif
}
