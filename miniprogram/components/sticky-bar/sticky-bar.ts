/** The bar at the bottom of a page with its acts; stands in the frame's slot `bar`. */
Component({});
