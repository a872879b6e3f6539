/** Fetches and parses a page through XMLHttpRequest: trusted types forbid turning text into markup. */
export const otherPage = (address: string): Promise<Document> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.onload = () =>
      request.status === 200 && request.responseXML
        ? resolve(request.responseXML)
        : reject(new Error(`${address} answered ${request.status}, needed a page`));
    request.onerror = () => reject(new Error(`${address} did not answer`));
    request.send();
  });
