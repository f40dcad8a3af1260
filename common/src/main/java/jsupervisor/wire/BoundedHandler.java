package jsupervisor.wire;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Hands a document on while it keeps to the limits. */
final class BoundedHandler extends XMLFilterImpl {
  private final Limits limits;
  private int depth;
  private int elements;

  BoundedHandler(ContentHandler next, Limits limits) {
    this.limits = limits;
    setContentHandler(next);
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes)
      throws SAXException {
    if (++depth > limits.depth())
      throw new SAXException("nested deeper than " + limits.depth() + " elements");
    if (++elements > limits.elements())
      throw new SAXException("more than " + limits.elements() + " elements");
    super.startElement(uri, name, qualified, attributes);
  }

  @Override
  public void endElement(String uri, String name, String qualified) throws SAXException {
    depth--;
    super.endElement(uri, name, qualified);
  }
}
