"""What a PDF says of itself beyond WeasyPrint's own: that it is PDF/UA, who published it, in what language.

PDF/A allows only known XMP schemas, so the PDF/UA identifier comes with the description of its own
schema (ISO 19005-2, 6.6.2.3; ISO 14289-1, clause 5). All of it has to stand inside the one
``rdf:RDF`` that WeasyPrint writes: its ``xmp_metadata`` option would make a second one.
"""

from __future__ import annotations

from html import escape

_PDFUA = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 with which the file complies</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def completed(rdf: bytes, publisher: str, lang: str) -> bytes:
    """WeasyPrint's RDF with the PDF/UA identifier, the publisher and the language added."""
    own = (
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:publisher><rdf:Bag><rdf:li>{escape(publisher, quote=False)}</rdf:li></rdf:Bag></dc:publisher>"
        f"<dc:language><rdf:Bag><rdf:li>{escape(lang, quote=False)}</rdf:li></rdf:Bag></dc:language>"
        "</rdf:Description>"
    )
    end = b"</rdf:RDF>"
    if not rdf.rstrip().endswith(end):
        raise ValueError("WeasyPrint no longer writes one rdf:RDF; see briefing/metadata.py")
    return rdf.rstrip()[: -len(end)] + (own + _PDFUA).encode() + end
