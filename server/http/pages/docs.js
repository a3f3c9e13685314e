/* global SwaggerUIBundle */
/** Draws the API document; nothing is fetched from elsewhere. */
SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', validatorUrl: null });
