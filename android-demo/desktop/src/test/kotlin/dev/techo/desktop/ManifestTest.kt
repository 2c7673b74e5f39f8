package dev.techo.desktop

import java.io.File
import javax.xml.parsers.DocumentBuilderFactory
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import org.w3c.dom.Element

class ManifestTest {
    @Test
    fun `phone's own backup leaves the papers out`() {
        val parser = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        val manifest = parser.parse(File("../app/src/main/AndroidManifest.xml"))
        val application = manifest.getElementsByTagName("application").item(0).attributes
        assertEquals("false", application.getNamedItem("android:allowBackup").nodeValue)
        assertEquals("@xml/data_extraction_rules", application.getNamedItem("android:dataExtractionRules").nodeValue)
        val rules = parser.parse(File("../app/src/main/res/xml/data_extraction_rules.xml"))
        for (way in listOf("cloud-backup", "device-transfer")) {
            val excluded = (rules.getElementsByTagName(way).item(0) as Element).getElementsByTagName("exclude")
            val domains = (0 until excluded.length).map { excluded.item(it).attributes.getNamedItem("domain").nodeValue }
            assertEquals(setOf("root", "file", "database", "sharedpref", "external"), domains.toSet(), way)
        }
    }

    @Test
    fun `app asks for no permission, so not for the network either`() {
        val manifest = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(File("../app/src/main/AndroidManifest.xml"))
        val asked = listOf("uses-permission", "uses-permission-sdk-23")
        assertEquals(0, asked.sumOf { manifest.getElementsByTagName(it).length })
    }
}
